namespace Coordination.Views;

// One closed family: the whole picture of a citizen, as GET /api/v1/citizens/{key} shows it. Every output of content
// goes through these shapes, so that masking has one place.

/// <summary>A text in both languages.</summary>
/// <param name="Da">Danish.</param>
/// <param name="En">English.</param>
[GenerateSerializer, Immutable, Alias("view.text")]
public sealed record TextView([property: Id(0)] string Da, [property: Id(1)] string En);

/// <summary>The whole picture of a citizen at a version.</summary>
[GenerateSerializer, Immutable, Alias("view.citizen")]
public sealed record CitizenView
{
    /// <summary>Key.</summary>
    [Id(0)] public required string Key { get; init; }

    /// <summary>Version: how many entries the journal holds.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Name, if known.</summary>
    [Id(2)] public string? Name { get; init; }

    /// <summary>Birth date, if known.</summary>
    [Id(3)] public DateOnly? BirthDate { get; init; }

    /// <summary>Who coordinates; null: nobody.</summary>
    [Id(4)] public CoordinatorView? Coordinator { get; init; }

    /// <summary>Departments with active interventions, sorted.</summary>
    [Id(5)] public IReadOnlyList<string> SharedBy { get; init; } = [];

    /// <summary>Interventions.</summary>
    [Id(6)] public IReadOnlyList<InterventionView> Interventions { get; init; } = [];

    /// <summary>Appointments, in order of time.</summary>
    [Id(7)] public IReadOnlyList<AppointmentView> Appointments { get; init; } = [];

    /// <summary>Admissions.</summary>
    [Id(8)] public IReadOnlyList<AdmissionView> Admissions { get; init; } = [];

    /// <summary>Requirements.</summary>
    [Id(9)] public IReadOnlyList<RequirementView> Requirements { get; init; } = [];

    /// <summary>Sanctions.</summary>
    [Id(10)] public IReadOnlyList<SanctionView> Sanctions { get; init; } = [];

    /// <summary>Benefits.</summary>
    [Id(11)] public IReadOnlyList<BenefitView> Benefits { get; init; } = [];

    /// <summary>Deadlines, soonest first.</summary>
    [Id(12)] public IReadOnlyList<DeadlineView> Deadlines { get; init; } = [];

    /// <summary>Conflicts: open ones first, then the newest.</summary>
    [Id(13)] public IReadOnlyList<ConflictView> Conflicts { get; init; } = [];

    /// <summary>Handovers, newest first.</summary>
    [Id(14)] public IReadOnlyList<HandoverView> Handovers { get; init; } = [];

    /// <summary>Contacts.</summary>
    [Id(15)] public IReadOnlyList<ContactView> Contacts { get; init; } = [];

    /// <summary>The plan, if one is agreed.</summary>
    [Id(16)] public PlanView? Plan { get; init; }

    /// <summary>Ids of events that wait for the thing they change.</summary>
    [Id(17)] public IReadOnlyList<string> Parked { get; init; } = [];

    /// <summary>Whether the address is protected.</summary>
    [Id(18)] public bool AddressProtected { get; init; }
}

/// <summary>Who coordinates.</summary>
/// <param name="Caseworker">The caseworker.</param>
/// <param name="Unit">Their unit, if known.</param>
/// <param name="Department">Their department.</param>
/// <param name="Since">Since when.</param>
/// <param name="Responsible">Who answers now: the coordinator, or who stands in.</param>
[GenerateSerializer, Immutable, Alias("view.coordinator")]
public sealed record CoordinatorView(
    [property: Id(0)] string Caseworker, [property: Id(1)] string? Unit, [property: Id(2)] string Department,
    [property: Id(3)] DateTimeOffset Since, [property: Id(4)] string Responsible);

/// <summary>An intervention.</summary>
[GenerateSerializer, Immutable, Alias("view.intervention")]
public sealed record InterventionView
{
    /// <summary>Id: BIF/123.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Department.</summary>
    [Id(1)] public required string Department { get; init; }

    /// <summary>Kind.</summary>
    [Id(2)] public required string Kind { get; init; }

    /// <summary>Group, from the kind.</summary>
    [Id(3)] public required string Group { get; init; }

    /// <summary>Title, if given.</summary>
    [Id(4)] public string? Title { get; init; }

    /// <summary>Unit, if known.</summary>
    [Id(5)] public string? Unit { get; init; }

    /// <summary>Who holds it.</summary>
    [Id(6)] public required string Caseworker { get; init; }

    /// <summary>Who answers for it now: the caseworker, or who stands in.</summary>
    [Id(7)] public required string Responsible { get; init; }

    /// <summary>planned, active, paused or ended.</summary>
    [Id(8)] public required string Status { get; init; }

    /// <summary>First day.</summary>
    [Id(9)] public required DateOnly StartsOn { get; init; }

    /// <summary>Last day, planned or actual, if any.</summary>
    [Id(10)] public DateOnly? EndsOn { get; init; }

    /// <summary>Hours a week, if given.</summary>
    [Id(11)] public decimal? WeeklyHours { get; init; }

    /// <summary>low, medium or intensive.</summary>
    [Id(12)] public required string Intensity { get; init; }

    /// <summary>Where.</summary>
    [Id(13)] public string? Place { get; init; }

    /// <summary>Legal basis as given.</summary>
    [Id(14)] public string? LegalBasis { get; init; }
}

/// <summary>A slot proposed for a yielding appointment; it clashes with nothing known.</summary>
/// <param name="StartsAt">Begins.</param>
/// <param name="EndsAt">Ends.</param>
/// <param name="Place">Where; null: as before.</param>
/// <param name="Because">Why this one.</param>
[GenerateSerializer, Immutable, Alias("view.proposal")]
public sealed record ProposalView(
    [property: Id(0)] DateTimeOffset StartsAt, [property: Id(1)] DateTimeOffset EndsAt, [property: Id(2)] string? Place, [property: Id(3)] TextView Because);

/// <summary>An appointment.</summary>
[GenerateSerializer, Immutable, Alias("view.appointment")]
public sealed record AppointmentView
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Department.</summary>
    [Id(1)] public required string Department { get; init; }

    /// <summary>Kind.</summary>
    [Id(2)] public required string Kind { get; init; }

    /// <summary>With whom.</summary>
    [Id(3)] public required string Caseworker { get; init; }

    /// <summary>Begins.</summary>
    [Id(4)] public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Ends.</summary>
    [Id(5)] public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Where.</summary>
    [Id(6)] public string? Place { get; init; }

    /// <summary>Whether staying away has consequences.</summary>
    [Id(7)] public required bool Mandatory { get; init; }

    /// <summary>booked, yielding, cancelled, attended, missed or excused.</summary>
    [Id(8)] public required string Status { get; init; }

    /// <summary>Proposed slots while it yields.</summary>
    [Id(9)] public IReadOnlyList<ProposalView> Proposals { get; init; } = [];

    /// <summary>The intervention it belongs to, if said.</summary>
    [Id(10)] public string? InterventionId { get; init; }
}

/// <summary>An admission.</summary>
[GenerateSerializer, Immutable, Alias("view.admission")]
public sealed record AdmissionView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Kind, [property: Id(3)] string? Place,
    [property: Id(4)] DateTimeOffset StartedAt, [property: Id(5)] string? ExpectedEnd, [property: Id(6)] DateTimeOffset? EndedAt);

/// <summary>A requirement; status open, fulfilled, withdrawn or answered-by.</summary>
[GenerateSerializer, Immutable, Alias("view.requirement")]
public sealed record RequirementView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Document, [property: Id(3)] string Status,
    [property: Id(4)] DateOnly DueOn, [property: Id(5)] string Caseworker, [property: Id(6)] string? AnsweredBy);

/// <summary>Advice on a held sanction; outcome advise-lift or advise-uphold.</summary>
[GenerateSerializer, Immutable, Alias("view.advice")]
public sealed record AdviceView(
    [property: Id(0)] string Outcome, [property: Id(1)] string By, [property: Id(2)] string Reason, [property: Id(3)] DateTimeOffset At);

/// <summary>A sanction; status notified, held, upheld, imposed, lifted or reversed.</summary>
[GenerateSerializer, Immutable, Alias("view.sanction")]
public sealed record SanctionView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Reason, [property: Id(3)] string Status,
    [property: Id(4)] string Caseworker, [property: Id(5)] string? AppointmentId, [property: Id(6)] decimal? Amount,
    [property: Id(7)] DateOnly? EffectiveOn, [property: Id(8)] DateTimeOffset NotifiedAt, [property: Id(9)] AdviceView? Advice);

/// <summary>A benefit; status requested, granted or refused.</summary>
[GenerateSerializer, Immutable, Alias("view.benefit")]
public sealed record BenefitView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string? Kind, [property: Id(3)] string Status,
    [property: Id(4)] decimal? Amount);

/// <summary>A deadline; kind <c>department</c> for a department's own; status open, warned, missed, met, suspended or cleared.</summary>
[GenerateSerializer, Immutable, Alias("view.deadline")]
public sealed record DeadlineView(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] string Department, [property: Id(3)] string? Title,
    [property: Id(4)] string About, [property: Id(5)] DateTimeOffset DueAt, [property: Id(6)] string Status,
    [property: Id(7)] string Responsible, [property: Id(8)] DateTimeOffset? MetAt, [property: Id(9)] DateTimeOffset? ClearedAt = null);

/// <summary>One of those that do not fit together.</summary>
[GenerateSerializer, Immutable, Alias("view.party")]
public sealed record PartyView([property: Id(0)] string Type, [property: Id(1)] string Id, [property: Id(2)] string? Department);

/// <summary>How a conflict was settled.</summary>
[GenerateSerializer, Immutable, Alias("view.settlement")]
public sealed record SettlementView(
    [property: Id(0)] string By, [property: Id(1)] string Outcome, [property: Id(2)] PartyView? Party, [property: Id(3)] string? Reason,
    [property: Id(4)] string PolicyVersion, [property: Id(5)] DateTimeOffset At);

/// <summary>A conflict; status open, settled or dissolved.</summary>
[GenerateSerializer, Immutable, Alias("view.conflict")]
public sealed record ConflictView
{
    /// <summary>Id, opaque and safe in an address.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Kind.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>open, settled or dissolved.</summary>
    [Id(2)] public required string Status { get; init; }

    /// <summary>What does not fit together.</summary>
    [Id(3)] public required IReadOnlyList<PartyView> Parties { get; init; }

    /// <summary>How it was settled, if it was.</summary>
    [Id(4)] public SettlementView? Settlement { get; init; }

    /// <summary>held, proposed or leader-responsible.</summary>
    [Id(5)] public string? Interim { get; init; }

    /// <summary>Who is proposed.</summary>
    [Id(6)] public string? Proposed { get; init; }

    /// <summary>When the answer is due.</summary>
    [Id(7)] public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Who owes it.</summary>
    [Id(8)] public string? Owes { get; init; }

    /// <summary>Who else is told.</summary>
    [Id(9)] public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>What clashes, by which rule, on what basis, and what happens if nobody answers.</summary>
    [Id(10)] public required TextView Explanation { get; init; }

    /// <summary>When it was found.</summary>
    [Id(11)] public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>The outcomes a person may settle it with now.</summary>
    [Id(12)] public IReadOnlyList<string> Outcomes { get; init; } = [];
}

/// <summary>What is handed over: type intervention, coordination or contact.</summary>
[GenerateSerializer, Immutable, Alias("view.responsibility")]
public sealed record ResponsibilityView([property: Id(0)] string Type, [property: Id(1)] string? Id);

/// <summary>To whom something is offered.</summary>
[GenerateSerializer, Immutable, Alias("view.receiver")]
public sealed record ReceiverView([property: Id(0)] string? Caseworker, [property: Id(1)] string? Unit);

/// <summary>A handover; status offered, accepted, declined, withdrawn, expired or lapsed.</summary>
[GenerateSerializer, Immutable, Alias("view.handover")]
public sealed record HandoverView
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What.</summary>
    [Id(1)] public required ResponsibilityView What { get; init; }

    /// <summary>Who gives.</summary>
    [Id(2)] public required string From { get; init; }

    /// <summary>Who is asked.</summary>
    [Id(3)] public required ReceiverView To { get; init; }

    /// <summary>Status.</summary>
    [Id(4)] public required string Status { get; init; }

    /// <summary>Why.</summary>
    [Id(5)] public string? Reason { get; init; }

    /// <summary>Note to the receiver.</summary>
    [Id(6)] public string? Note { get; init; }

    /// <summary>When the answer is due; null for one a system made.</summary>
    [Id(7)] public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>When it was offered.</summary>
    [Id(8)] public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Who offered it: a caseworker or a department's system.</summary>
    [Id(9)] public required string By { get; init; }

    /// <summary>When it was answered.</summary>
    [Id(10)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who answered.</summary>
    [Id(11)] public string? AnsweredBy { get; init; }

    /// <summary>Reason of the answer, where one was given.</summary>
    [Id(12)] public string? AnswerReason { get; init; }

    /// <summary>Who has it since it was accepted.</summary>
    [Id(13)] public string? AcceptedBy { get; init; }

    /// <summary>Whether the receiver asked for it: then whoever is responsible answers.</summary>
    [Id(14)] public bool Requested { get; init; }
}

/// <summary>A contact; status open or answered.</summary>
/// <param name="Id">Id.</param>
/// <param name="Department">Who received it.</param>
/// <param name="Channel">How.</param>
/// <param name="About">About what, if said.</param>
/// <param name="Unit">Where it was received.</param>
/// <param name="Status">Status.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="Wants">The department it is for, if said.</param>
/// <param name="Owner">Who owns it; null once it is answered.</param>
/// <param name="Responsible">Who answers for it now, absences taken into account; null once it is answered.</param>
[GenerateSerializer, Immutable, Alias("view.contact")]
public sealed record ContactView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Channel, [property: Id(3)] string? About,
    [property: Id(4)] string Unit, [property: Id(5)] string Status, [property: Id(6)] DateTimeOffset ReceivedAt, [property: Id(7)] DateTimeOffset? AnsweredAt,
    [property: Id(8)] string? Wants = null, [property: Id(9)] string? Owner = null, [property: Id(10)] string? Responsible = null);

/// <summary>The plan.</summary>
[GenerateSerializer, Immutable, Alias("view.plan")]
public sealed record PlanView(
    [property: Id(0)] string Id, [property: Id(1)] DateOnly AgreedOn, [property: Id(2)] decimal? CapacityHours, [property: Id(3)] DateOnly? ReviewOn);
