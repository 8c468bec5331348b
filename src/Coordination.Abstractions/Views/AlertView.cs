namespace Coordination.Views;

/// <summary>An alert; state raised, delivered, seen, acknowledged or taken-back.</summary>
[GenerateSerializer, Immutable, Alias("view.alert")]
public sealed record AlertView
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The matter's kind.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>The citizen's key; null for an alert that concerns a department and no citizen.</summary>
    [Id(2)] public required string? Citizen { get; init; }

    /// <summary>The id of what its receiver must act on.</summary>
    [Id(3)] public required string About { get; init; }

    /// <summary>Department.</summary>
    [Id(4)] public required string Department { get; init; }

    /// <summary>info, warning or urgent.</summary>
    [Id(5)] public required string Severity { get; init; }

    /// <summary>Title.</summary>
    [Id(6)] public required TextView Title { get; init; }

    /// <summary>What happened, what to do, by when.</summary>
    [Id(7)] public required TextView Body { get; init; }

    /// <summary>By which rule.</summary>
    [Id(8)] public required string Rule { get; init; }

    /// <summary>Where it is done.</summary>
    [Id(9)] public required ActionView Action { get; init; }

    /// <summary>By when, if something is owed.</summary>
    [Id(10)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>State.</summary>
    [Id(11)] public required string State { get; init; }

    /// <summary>When it was raised.</summary>
    [Id(12)] public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it was delivered to a page or a list.</summary>
    [Id(13)] public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was seen.</summary>
    [Id(14)] public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When it was acknowledged.</summary>
    [Id(15)] public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who was alerted next because nobody reacted.</summary>
    [Id(16)] public string? EscalatedTo { get; init; }
}

/// <summary>Where something is done.</summary>
/// <param name="Href">An address of the pages, relative to the host.</param>
[GenerateSerializer, Immutable, Alias("view.action")]
public sealed record ActionView([property: Id(0)] string Href);
