namespace Coordination.Storage.ReadTables;

// One closed family: the rows of the read tables. They can be thrown away and rebuilt from the journal.

/// <summary>The head of a citizen: its version, when it must be woken, and what lists and counts need.</summary>
/// <param name="WakeAt">When the clock must wake the citizen next; null: nothing will fall due by itself.</param>
/// <param name="Name">Name as last reported, if any.</param>
/// <param name="BirthDate">Birth date as last reported, if any.</param>
/// <param name="Coordinator">Who coordinates, if anybody.</param>
/// <param name="CoordinatorDepartment">The coordinator's department.</param>
/// <param name="Departments">Codes of departments with active interventions, sorted, joined by a space.</param>
/// <param name="ActiveDepartments">How many departments have active interventions.</param>
/// <param name="ActiveInterventions">How many interventions are active.</param>
/// <param name="HasPlan">Whether a plan is agreed.</param>
/// <param name="PlanAgreedOn">Since which local day; of several plans the first.</param>
public sealed record CitizenRow(
    string Citizen, DateTimeOffset? WakeAt, string? Name, DateOnly? BirthDate, string? Coordinator,
    string? CoordinatorDepartment, string Departments, int ActiveDepartments, int ActiveInterventions, bool HasPlan,
    DateOnly? PlanAgreedOn = null);

/// <summary>One intervention of a citizen; <c>Id</c> is unique within the citizen (as are the ids of the rows below).</summary>
public sealed record InterventionRow(
    string Citizen, string Id, string Department, string Kind, string? Title, string? Unit, string Caseworker,
    string Responsible, string Status, DateOnly StartsOn, DateOnly? EndsOn);

/// <summary>
/// One conflict. <c>DepartmentPair</c>: the two departments sorted, joined by a space; one or none where there is no pair.
/// <c>AnsweredAt</c>: when a person closed it; policy's own settling is no answer.
/// </summary>
public sealed record ConflictRow(
    string Citizen, string Id, string Kind, string Status, string DepartmentPair, string? Owes, DateTimeOffset? AnswerBy,
    DateTimeOffset DetectedAt, DateTimeOffset? SettledAt, DateTimeOffset? AnsweredAt = null);

/// <summary>
/// One deadline. <c>Late</c>: met after it was due. <c>Closed</c>: met, cleared, or missed and met late; an overdue one
/// that nobody met yet is missed and not closed.
/// </summary>
public sealed record DeadlineRow(
    string Citizen, string Id, string Kind, string Department, string? Title, string? About, string Status,
    DateTimeOffset DueAt, string Responsible, DateTimeOffset? MetAt, bool Late, bool Closed);

/// <summary>
/// One handover. <c>ToCaseworker</c> or <c>ToUnit</c>; once accepted, <c>ToCaseworker</c> is who took it. <c>AnswerBy</c>: when
/// somebody else's answer is or was due; null where nobody's was: made at once, or answered by the same person who offered it.
/// </summary>
public sealed record HandoverRow(
    string Citizen, string Id, string WhatType, string? WhatId, string FromCaseworker, string FromDepartment,
    string? ToCaseworker, string? ToUnit, string ToDepartment, string Status, bool BySystem, DateTimeOffset OfferedAt,
    DateTimeOffset? AnswerBy, DateTimeOffset? AnsweredAt);

/// <summary>
/// One contact. <c>Department</c> and <c>Unit</c> received it; <c>Wants</c> is the department it is meant for, if another was
/// named. <c>Owner</c> owns it and <c>Responsible</c> answers for it now, until it is answered.
/// </summary>
public sealed record ContactRow(
    string Citizen, string Id, string Department, string Unit, string? Wants, DateTimeOffset ReceivedAt, DateTimeOffset? AnsweredAt,
    string? Owner = null, string? Responsible = null);

/// <summary>
/// That a person has to do with a citizen, and how: <c>responsible</c>, <c>coordinator</c>, <c>owes</c>, <c>told</c>,
/// <c>offered</c>. <c>Person</c> is a caseworker id, or <c>unit:ID</c> where an offer stands to a whole unit.
/// </summary>
public sealed record InvolvementRow(string Citizen, string Person, string Role);

/// <summary>A department event that waits for the thing it changes.</summary>
public sealed record ParkedEventRow(string Citizen, string Source, string EventId, string Type, DateTimeOffset ParkedAt);

/// <summary>
/// A sanction that was reversed, and a single benefit asked for after it was imposed. <c>Days</c>: local days between
/// them. <c>CompletedAt</c>: when the last of the three happened.
/// </summary>
public sealed record SanctionChainRow(
    string Citizen, string Sanction, string Benefit, string FromDepartment, string ToDepartment, int Days, DateTimeOffset CompletedAt);

/// <summary>
/// One alert to one receiver. <c>Id</c> is unique in all. <c>State</c>: <c>open</c>, <c>acknowledged</c>,
/// <c>taken-back</c>. Each write gives the row a new position (see <see cref="Journal.IJournal.ReadAllAsync"/> on positions).
/// <c>Receiver</c>: a caseworker id or <c>operations:DEPARTMENT</c>. <c>Message</c>: what it says as texts and arguments (JSON); the
/// words are made when somebody reads.
/// </summary>
public sealed record AlertRow(
    string Id, string Citizen, string Receiver, string Kind, string About, string Department, string Severity,
    string Message, string Href, DateTimeOffset? DueAt, string State, DateTimeOffset RaisedAt, DateTimeOffset? AcknowledgedAt,
    string? EscalatedTo);

/// <summary>What changes in the read tables with one append. Upserts carry whole rows; removals carry ids.</summary>
public sealed record ReadTableChanges
{
    public static ReadTableChanges None { get; } = new();

    /// <summary>Interventions added or changed.</summary>
    public IReadOnlyList<InterventionRow> Interventions { get; init; } = [];

    /// <summary>Conflicts added or changed.</summary>
    public IReadOnlyList<ConflictRow> Conflicts { get; init; } = [];

    /// <summary>Deadlines added or changed.</summary>
    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    /// <summary>Handovers added or changed.</summary>
    public IReadOnlyList<HandoverRow> Handovers { get; init; } = [];

    /// <summary>Ids of handovers that a late report showed never to have happened.</summary>
    public IReadOnlyList<string> HandoversRemoved { get; init; } = [];

    /// <summary>Contacts added or changed.</summary>
    public IReadOnlyList<ContactRow> Contacts { get; init; } = [];

    public IReadOnlyList<InvolvementRow> Involvements { get; init; } = [];

    /// <summary>Involvements that are over.</summary>
    public IReadOnlyList<InvolvementRow> InvolvementsRemoved { get; init; } = [];

    public IReadOnlyList<ParkedEventRow> Parked { get; init; } = [];

    /// <summary>Events no longer parked (identified by citizen, source and event id).</summary>
    public IReadOnlyList<ParkedEventRow> ParkedRemoved { get; init; } = [];

    /// <summary>Chains of sanction, reversal and single benefit that have come about or changed.</summary>
    public IReadOnlyList<SanctionChainRow> Chains { get; init; } = [];

    /// <summary>Chains that are none any more (identified by citizen, sanction and benefit).</summary>
    public IReadOnlyList<SanctionChainRow> ChainsRemoved { get; init; } = [];

    /// <summary>Alerts raised, updated, acknowledged or taken back.</summary>
    public IReadOnlyList<AlertRow> Alerts { get; init; } = [];

    /// <summary>How many rows are added or changed.</summary>
    public int RowCount =>
        Interventions.Count + Conflicts.Count + Deadlines.Count + Handovers.Count + Contacts.Count + Involvements.Count + Parked.Count
        + Chains.Count + Alerts.Count;
}
