namespace Coordination.Storage.ReadTables;

// One closed family: the rows of the read tables. They can be deleted and rebuilt from the journal.

/// <summary>The head of a citizen: its version, when it must be woken, and what lists and counts need.</summary>
/// <param name="WakeAt">When the clock must wake the citizen next; null: nothing falls due.</param>
/// <param name="Coordinator">The coordinator; null: nobody.</param>
/// <param name="CoordinatorDepartment">The coordinator's department.</param>
/// <param name="Departments">The codes of the departments with active interventions, sorted (<see cref="DepartmentSet"/>).</param>
/// <param name="ActiveDepartments">The number of departments with active interventions.</param>
/// <param name="ActiveInterventions">The number of active interventions.</param>
/// <param name="HasPlan">Whether a plan is agreed.</param>
/// <param name="PlanAgreedOn">The local day on which the plan was agreed; of several plans the first.</param>
public sealed record CitizenRow(
    string Citizen, DateTimeOffset? WakeAt, string? Coordinator, string? CoordinatorDepartment,
    string Departments, int ActiveDepartments, int ActiveInterventions, bool HasPlan,
    DateOnly? PlanAgreedOn = null)
{
    /// <summary>The place that this one follows, because both are one person; null: it decides itself.</summary>
    public string? Leader { get; init; }
}

/// <summary>
/// Who a citizen is. It has a name or a birth date. <c>Forms</c> are those in which the name is compared, joined by line ends: at most
/// three, each another; empty without a name. Stored, all of it is encrypted, and citizens are found by hashes of it.
/// </summary>
public sealed record PersonRow(string Citizen, string? Name, DateOnly? BirthDate, string Forms);

/// <summary>A <see cref="PersonRow"/> as it is stored.</summary>
internal sealed record StoredPerson(
    string Citizen, string Person, string? LookUp = null, string? LookUp2 = null, string? LookUp3 = null, string? SameName = null);

/// <summary>One intervention of a citizen. <c>Id</c> is unique within the citizen; so are the ids of the rows below.</summary>
public sealed record InterventionRow(
    string Citizen, string Id, string Department, string Kind, string? Unit, string Caseworker, string Responsible,
    string Status, DateOnly StartsOn, DateOnly? EndsOn);

/// <summary>
/// One conflict. <c>DepartmentPair</c> contains the two departments, sorted (<see cref="DepartmentSet"/>); one or none if there is no pair.
/// <c>AnsweredAt</c> is when a person settled it; a settlement by policy is no answer.
/// </summary>
public sealed record ConflictRow(
    string Citizen, string Id, string Kind, string Status, string DepartmentPair, string? Owes, DateTimeOffset? AnswerBy,
    DateTimeOffset DetectedAt, DateTimeOffset? SettledAt, DateTimeOffset? AnsweredAt = null);

/// <summary>
/// One deadline. <c>Late</c>: met after it was due. <c>Closed</c>: met, cleared, or missed and met late. An overdue deadline that was
/// not met is missed and not closed.
/// </summary>
public sealed record DeadlineRow(
    string Citizen, string Id, string Kind, string Department, string? Title, string? About, string Status,
    DateTimeOffset DueAt, string Responsible, DateTimeOffset? MetAt, bool Late, bool Closed);

/// <summary>
/// One handover. It has <c>ToCaseworker</c> or <c>ToUnit</c>; once accepted, <c>ToCaseworker</c> is the person who took it over.
/// <c>AnswerBy</c> is when another person's answer is or was due; null if the handover was made at once, or was answered by the
/// person who offered it.
/// </summary>
public sealed record HandoverRow(
    string Citizen, string Id, string WhatType, string? WhatId, string FromCaseworker, string FromDepartment,
    string? ToCaseworker, string? ToUnit, string ToDepartment, string Status, bool BySystem, DateTimeOffset OfferedAt,
    DateTimeOffset? AnswerBy, DateTimeOffset? AnsweredAt);

/// <summary>
/// One contact. <c>Department</c> and <c>Unit</c> received it. <c>Wants</c> is the department it is meant for, if another was named.
/// Until it is answered, <c>Owner</c> owns it and <c>Responsible</c> answers for it.
/// </summary>
public sealed record ContactRow(
    string Citizen, string Id, string Department, string Unit, string? Wants, DateTimeOffset ReceivedAt, DateTimeOffset? AnsweredAt,
    string? Owner = null, string? Responsible = null);

/// <summary>
/// The involvement of a person with a citizen, in a role: <c>responsible</c>, <c>coordinator</c>, <c>owes</c>, <c>told</c>,
/// <c>offered</c> or <c>named</c>. <c>Person</c> is a caseworker id; <c>unit:ID</c> of a unit that is offered something, or named
/// with somebody unknown; or <c>operations:DEPARTMENT</c>.
/// </summary>
public sealed record InvolvementRow(string Citizen, string Person, string Role);

/// <summary>
/// A name in the events about one item that the organization did not know when they were applied. <c>Item</c> is the kind and the id of
/// the item, <c>Name</c> the kind of the name and the form in which it is compared, both separated by a space; <c>Written</c> is the
/// name as it was sent. <c>Times</c> is the number of events, <c>Since</c> the time of the first.
/// </summary>
public sealed record UnknownNameRow(
    string Citizen, string Item, string Name, string Written, string Department, DateTimeOffset Since, int Times);

/// <summary>A department event that waits for the item it changes.</summary>
public sealed record ParkedEventRow(string Citizen, string Source, string EventId, string Type, DateTimeOffset ParkedAt);

/// <summary>
/// A sanction that was reversed, and a single benefit requested after it was imposed. <c>Days</c> is the number of local days between
/// imposition and request. <c>CompletedAt</c> is when the last of the three steps happened.
/// </summary>
public sealed record SanctionChainRow(
    string Citizen, string Sanction, string Benefit, string FromDepartment, string ToDepartment, int Days, DateTimeOffset CompletedAt);

/// <summary>
/// The departments that something must not tell of, because their matter is secret (<see cref="DepartmentSet"/>): <c>Hidden</c> those that
/// are not named, <c>Besides</c> those that are named and have something secret besides. <c>Item</c> says what: empty for the departments
/// that work with the citizen, <c>coordinator</c>, <c>looks</c> for those of people who looked at the citizen, or <c>conflict</c>,
/// <c>handover</c> or <c>contact</c> with a space and the id.
/// </summary>
public sealed record SecretMatterRow(string Citizen, string Item, string Hidden, string Besides);

/// <summary>
/// What was observed of a citizen in a quarter (such as 2026-Q2): of each department and indicator the last value
/// (<see cref="ObservedValue"/>). Stored, it is encrypted.
/// </summary>
public sealed record ObservationRow(string Citizen, string Quarter, string Observed);

/// <summary>
/// One barrier that a professional met. <c>Met</c> is its kind and its two departments (<see cref="MetBarrier"/>). Stored, it is encrypted.
/// </summary>
public sealed record BarrierRow(string Citizen, string Id, DateTimeOffset At, string Met);

/// <summary>
/// What one intervention costs: department, kind, payer, amount and paid days (<see cref="PaidCourse"/>). Stored, it is encrypted.
/// </summary>
public sealed record CostRow(string Citizen, string Id, string Paid);

/// <summary>
/// One need, and when what was needed began. <c>Id</c> is the id of the deadline or of the measure. <c>WaitsFrom</c> is the department that
/// reported the need or asked for it, <c>WaitsTo</c> the one that had it begin.
/// </summary>
public sealed record NeedStartRow(
    string Citizen, string Id, string WaitsFrom, string WaitsTo, DateTimeOffset NeededAt, DateTimeOffset StartedAt);

/// <summary>
/// One alert to one receiver. <c>Id</c> is globally unique. <c>State</c> is open, acknowledged or taken back
/// (<see cref="Views.AlertStates"/>). Each write gives the row a new position (see <see cref="Journal.IJournal.ReadAllAsync"/>).
/// <c>Receiver</c> is a caseworker id or <c>operations:DEPARTMENT</c>. <c>Message</c> contains texts and arguments (JSON); they are put
/// into words when somebody reads.
/// </summary>
public sealed record AlertRow(
    string Id, string Citizen, string Receiver, string Kind, string About, string Department, string Severity,
    string Message, string Href, DateTimeOffset? DueAt, string State, DateTimeOffset RaisedAt, DateTimeOffset? AcknowledgedAt,
    string? EscalatedTo, DateTimeOffset? EscalatedAt = null)
{
    /// <summary>Stands for a message that cannot be read: title and body are a dash.</summary>
    internal const string Unreadable = "[\"—\",\"—\"]";
}

/// <summary>The changes of the read tables in one append. Upserts contain whole rows, removals contain keys.</summary>
public sealed record ReadTableChanges
{
    public static ReadTableChanges None { get; } = new();

    /// <summary>Who the citizen is, if that is new or has changed.</summary>
    public IReadOnlyList<PersonRow> Persons { get; init; } = [];

    /// <summary>Keys of citizens of whom neither name nor birth date is known any more.</summary>
    public IReadOnlyList<string> PersonsRemoved { get; init; } = [];

    /// <summary>The persons as they are stored, made of <see cref="Persons"/>.</summary>
    internal IReadOnlyList<StoredPerson> StoredPersons { get; init; } = [];

    /// <summary>Interventions added or changed.</summary>
    public IReadOnlyList<InterventionRow> Interventions { get; init; } = [];

    /// <summary>The ids of interventions whose report was withdrawn, or that are shown with another citizen now.</summary>
    public IReadOnlyList<string> InterventionsRemoved { get; init; } = [];

    /// <summary>Conflicts added or changed.</summary>
    public IReadOnlyList<ConflictRow> Conflicts { get; init; } = [];

    /// <summary>The ids of conflicts that are shown with another citizen now.</summary>
    public IReadOnlyList<string> ConflictsRemoved { get; init; } = [];

    /// <summary>Deadlines added or changed.</summary>
    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    /// <summary>The ids of deadlines that are shown with another citizen now.</summary>
    public IReadOnlyList<string> DeadlinesRemoved { get; init; } = [];

    /// <summary>Handovers added or changed.</summary>
    public IReadOnlyList<HandoverRow> Handovers { get; init; } = [];

    /// <summary>The ids of handovers that never existed, as a late report showed, or that are shown with another citizen now.</summary>
    public IReadOnlyList<string> HandoversRemoved { get; init; } = [];

    /// <summary>Contacts added or changed.</summary>
    public IReadOnlyList<ContactRow> Contacts { get; init; } = [];

    /// <summary>The ids of contacts whose report was withdrawn, or that are shown with another citizen now.</summary>
    public IReadOnlyList<string> ContactsRemoved { get; init; } = [];

    public IReadOnlyList<InvolvementRow> Involvements { get; init; } = [];

    /// <summary>Involvements that have ended.</summary>
    public IReadOnlyList<InvolvementRow> InvolvementsRemoved { get; init; } = [];

    /// <summary>Unknown names added or changed.</summary>
    public IReadOnlyList<UnknownNameRow> UnknownNames { get; init; } = [];

    /// <summary>Unknown names that no event of the item names any more (identified by citizen, item and name).</summary>
    public IReadOnlyList<UnknownNameRow> UnknownNamesRemoved { get; init; } = [];

    public IReadOnlyList<ParkedEventRow> Parked { get; init; } = [];

    /// <summary>Events that are no longer parked (identified by citizen, source and event id).</summary>
    public IReadOnlyList<ParkedEventRow> ParkedRemoved { get; init; } = [];

    /// <summary>Chains of sanction, reversal and single benefit that are new or changed.</summary>
    public IReadOnlyList<SanctionChainRow> Chains { get; init; } = [];

    /// <summary>Chains that no longer exist (identified by citizen, sanction and benefit).</summary>
    public IReadOnlyList<SanctionChainRow> ChainsRemoved { get; init; } = [];

    /// <summary>What lists must not tell, new or changed.</summary>
    public IReadOnlyList<SecretMatterRow> SecretMatters { get; init; } = [];

    /// <summary>What lists may tell again (identified by citizen and item).</summary>
    public IReadOnlyList<SecretMatterRow> SecretMattersRemoved { get; init; } = [];

    /// <summary>Quarters of which something was observed, or observed anew.</summary>
    public IReadOnlyList<ObservationRow> Observations { get; init; } = [];

    /// <summary>Quarters of which nothing is observed any more (identified by citizen and quarter).</summary>
    public IReadOnlyList<ObservationRow> ObservationsRemoved { get; init; } = [];

    /// <summary>Barriers that were met.</summary>
    public IReadOnlyList<BarrierRow> Barriers { get; init; } = [];

    /// <summary>The ids of barriers that are with another citizen now.</summary>
    public IReadOnlyList<string> BarriersRemoved { get; init; } = [];

    /// <summary>What interventions cost, new or changed.</summary>
    public IReadOnlyList<CostRow> Costs { get; init; } = [];

    /// <summary>The ids of interventions that have no cost any more, or are shown with another citizen now.</summary>
    public IReadOnlyList<string> CostsRemoved { get; init; } = [];

    /// <summary>Needs whose help has begun, new or changed.</summary>
    public IReadOnlyList<NeedStartRow> NeedStarts { get; init; } = [];

    /// <summary>The ids of needs that are none any more, or are shown with another citizen now.</summary>
    public IReadOnlyList<string> NeedStartsRemoved { get; init; } = [];

    /// <summary>Alerts raised, updated, acknowledged or taken back.</summary>
    public IReadOnlyList<AlertRow> Alerts { get; init; } = [];

    /// <summary>The number of rows added or changed.</summary>
    public int RowCount =>
        Persons.Count + Interventions.Count + Conflicts.Count + Deadlines.Count + Handovers.Count + Contacts.Count + Involvements.Count
        + Parked.Count + Chains.Count + SecretMatters.Count + Observations.Count + Barriers.Count + Alerts.Count
        + UnknownNames.Count + Costs.Count + NeedStarts.Count;
}
