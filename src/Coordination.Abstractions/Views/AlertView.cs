namespace Coordination.Views;

/// <summary>An alert. The state is one of <see cref="AlertStates"/> except <see cref="AlertStates.Open"/>.</summary>
[GenerateSerializer, Immutable, Alias("view.alert")]
public sealed record AlertView
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>The kind of the matter.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>The citizen's key; null for an alert that concerns a department and no citizen.</summary>
    [Id(2)] public required string? Citizen { get; init; }

    /// <summary>The id of what its receiver must act on.</summary>
    [Id(3)] public required string About { get; init; }

    [Id(4)] public required string Department { get; init; }

    /// <summary>info, warning or urgent.</summary>
    [Id(5)] public required string Severity { get; init; }

    [Id(6)] public required TextView Title { get; init; }

    /// <summary>What happened, what to do, and by when.</summary>
    [Id(7)] public required TextView Body { get; init; }

    [Id(8)] public required string Rule { get; init; }

    /// <summary>Where the receiver acts on it.</summary>
    [Id(9)] public required ActionView Action { get; init; }

    /// <summary>When the receiver's action is due; null: nothing is owed.</summary>
    [Id(10)] public DateTimeOffset? DueAt { get; init; }

    [Id(11)] public required string State { get; init; }

    [Id(12)] public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it was first delivered, by any channel; null: not yet.</summary>
    [Id(13)] public DateTimeOffset? DeliveredAt { get; init; }

    [Id(14)] public DateTimeOffset? SeenAt { get; init; }

    [Id(15)] public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who was alerted instead because nobody reacted in time; null: nobody.</summary>
    [Id(16)] public string? EscalatedTo { get; init; }

    /// <summary>
    /// The end of <see cref="Body"/> where it explains a conflict: the rule, the policy version and the basis; null: not so.
    /// </summary>
    [Id(17)] public TextView? RuleText { get; init; }

    /// <summary>What became of it since it was raised, in order of time.</summary>
    [Id(18)] public IReadOnlyList<ReceiptView> Receipts { get; init; } = [];
}

/// <summary>The states of an alert. As stored and in queries, one that is raised, delivered or seen is open.</summary>
public static class AlertStates
{
    /// <summary>Neither acknowledged nor taken back.</summary>
    public const string Open = "open";

    /// <summary>Open, and not delivered yet.</summary>
    public const string Raised = "raised";

    /// <summary>Open, delivered by some channel, and not marked as seen.</summary>
    public const string Delivered = "delivered";

    /// <summary>Open, and marked as seen by its receiver.</summary>
    public const string Seen = "seen";

    /// <summary>Its receiver takes care of it.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>Nothing is left to act on.</summary>
    public const string TakenBack = "taken-back";
}

/// <summary>Where a person acts on an alert.</summary>
/// <param name="Href">An address of the pages, relative to the host.</param>
[GenerateSerializer, Immutable, Alias("view.action")]
public sealed record ActionView([property: Id(0)] string Href);
