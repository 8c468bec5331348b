using Coordination.Events;

namespace Coordination.Views;

// One closed family: what else is read, besides the picture.

/// <summary>One entry of a citizen's journal; data is JSON.</summary>
/// <param name="Version">The citizen's version with it.</param>
/// <param name="At">When.</param>
/// <param name="Kind">A decision's kind, or a department event's full type.</param>
/// <param name="By">A caseworker, a source, or policy.</param>
/// <param name="Cause">The event or command it was decided from.</param>
/// <param name="PolicyVersion">The policy it was decided under.</param>
/// <param name="Data">JSON text.</param>
[GenerateSerializer, Immutable, Alias("view.history-entry")]
public sealed record HistoryEntryView(
    [property: Id(0)] long Version, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Kind, [property: Id(3)] string By,
    [property: Id(4)] string? Cause, [property: Id(5)] string? PolicyVersion, [property: Id(6)] string Data);

/// <summary>Who is responsible in a department and how they are reached now.</summary>
/// <param name="Department">Department code.</param>
/// <param name="DepartmentName">Its name, if known.</param>
/// <param name="Role">coordinator, responsible or entry.</param>
/// <param name="Caseworker">Who; at an entry whoever is on the rota for the department that asks, at a hole who answers for the entry unit's leader.</param>
/// <param name="Name">Name of the person or unit.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">E-mail.</param>
/// <param name="For">The intervention or contact, for those involved.</param>
/// <param name="InsteadOf">For whom they answer while that person is away or gone; null: for themselves.</param>
[GenerateSerializer, Immutable, Alias("view.reach")]
public sealed record ReachView(
    [property: Id(0)] string Department, [property: Id(1)] string? DepartmentName, [property: Id(2)] string Role,
    [property: Id(3)] string? Caseworker, [property: Id(4)] string? Name, [property: Id(5)] string? Unit,
    [property: Id(6)] string? Phone, [property: Id(7)] string? Email, [property: Id(8)] string? For, [property: Id(9)] string? InsteadOf = null);

/// <summary>Somebody who works with a citizen; nothing of what they work with.</summary>
/// <param name="Caseworker">Who.</param>
/// <param name="Name">Their name; the id where it is not known.</param>
/// <param name="Department">Department code.</param>
/// <param name="DepartmentName">Its name, if known.</param>
/// <param name="Unit">Unit, if known.</param>
/// <param name="Roles">coordinator, caseworker, contact-owner (of a contact nobody has answered) and substitute (answers for one who is away); sorted.</param>
/// <param name="Phone">Telephone, if known and not away.</param>
/// <param name="Email">E-mail, if known and not away.</param>
/// <param name="Absent">Whether they are away now, or have left.</param>
/// <param name="Substitute">Who answers for them meanwhile, who is in the list too; null while they do themselves.</param>
[GenerateSerializer, Immutable, Alias("view.colleague")]
public sealed record ColleagueView(
    [property: Id(0)] string Caseworker, [property: Id(1)] string Name, [property: Id(2)] string Department, [property: Id(3)] string? DepartmentName,
    [property: Id(4)] string? Unit, [property: Id(5)] IReadOnlyList<string> Roles, [property: Id(6)] string? Phone, [property: Id(7)] string? Email,
    [property: Id(8)] bool Absent, [property: Id(9)] string? Substitute);

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

/// <summary>What became of one event; status accepted, settled, duplicate, parked or refused.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Source">Its source.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Citizen">The citizen's key, unless refused.</param>
/// <param name="Version">The citizen's version with it, once settled.</param>
/// <param name="Decisions">Kinds of the decisions that followed from it.</param>
[GenerateSerializer, Immutable, Alias("view.event-result")]
public sealed record EventResult(
    [property: Id(0)] string Id, [property: Id(1)] string Source, [property: Id(2)] string Status, [property: Id(3)] string? Citizen,
    [property: Id(4)] long? Version, [property: Id(5)] IReadOnlyList<string> Decisions);

/// <summary>The answer to a command: the changed part, or why not.</summary>
/// <typeparam name="T">The changed part.</typeparam>
/// <param name="Value">The changed part; null when refused.</param>
/// <param name="Refusal">Why not; null when carried out.</param>
[GenerateSerializer, Immutable, Alias("view.answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] RefusalView? Refusal) where T : class;

/// <summary>Why a command was refused.</summary>
/// <param name="Kind">not-found (404), forbidden (403), conflict (409) or invalid (422).</param>
/// <param name="Why">In English.</param>
/// <param name="Faults">Every fault, where it was not valid.</param>
[GenerateSerializer, Immutable, Alias("view.refusal")]
public sealed record RefusalView([property: Id(0)] string Kind, [property: Id(1)] string Why, [property: Id(2)] IReadOnlyList<Fault> Faults);
