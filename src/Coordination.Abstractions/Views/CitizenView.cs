using Coordination.Events;

namespace Coordination.Views;

// One closed family: the whole picture of a citizen, as GET /api/v1/citizens/{key} shows it. All content is shown through these
// types, so masking is done in one place.

/// <summary>A text in both languages.</summary>
[GenerateSerializer, Immutable, Alias("view.text")]
public sealed record TextView([property: Id(0)] string Da, [property: Id(1)] string En);

/// <summary>The whole picture of a citizen at a version.</summary>
[GenerateSerializer, Immutable, Alias("view.citizen")]
public sealed record CitizenView
{
    [Id(0)] public required string Key { get; init; }

    /// <summary>The number of entries in the journal.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Null: not known.</summary>
    [Id(2)] public string? Name { get; init; }

    /// <summary>Null: not known.</summary>
    [Id(3)] public DateOnly? BirthDate { get; init; }

    /// <summary>Null: nobody coordinates.</summary>
    [Id(4)] public CoordinatorView? Coordinator { get; init; }

    /// <summary>Departments with active interventions, sorted.</summary>
    [Id(5)] public IReadOnlyList<string> SharedBy { get; init; } = [];

    [Id(6)] public IReadOnlyList<InterventionView> Interventions { get; init; } = [];

    /// <summary>Ordered by their beginning.</summary>
    [Id(7)] public IReadOnlyList<AppointmentView> Appointments { get; init; } = [];

    [Id(8)] public IReadOnlyList<AdmissionView> Admissions { get; init; } = [];

    [Id(9)] public IReadOnlyList<RequirementView> Requirements { get; init; } = [];

    [Id(10)] public IReadOnlyList<SanctionView> Sanctions { get; init; } = [];

    [Id(11)] public IReadOnlyList<BenefitView> Benefits { get; init; } = [];

    /// <summary>The soonest first.</summary>
    [Id(12)] public IReadOnlyList<DeadlineView> Deadlines { get; init; } = [];

    /// <summary>Open ones first, then the newest.</summary>
    [Id(13)] public IReadOnlyList<ConflictView> Conflicts { get; init; } = [];

    /// <summary>The newest first.</summary>
    [Id(14)] public IReadOnlyList<HandoverView> Handovers { get; init; } = [];

    [Id(15)] public IReadOnlyList<ContactView> Contacts { get; init; } = [];

    /// <summary>Null: none is agreed.</summary>
    [Id(16)] public PlanView? Plan { get; init; }

    /// <summary>Ids of events that wait for the item they change.</summary>
    [Id(17)] public IReadOnlyList<string> Parked { get; init; } = [];

    [Id(18)] public bool AddressProtected { get; init; }

    /// <summary>The death of the citizen; null: alive, as far as is known.</summary>
    [Id(30)] public DiedView? Died { get; init; }

    /// <summary>The day of death; null: alive, as far as is known.</summary>
    [Id(31)] public DateOnly? DiedOn { get; init; }

    /// <summary>The municipality the citizen moved to; null: lives in this one.</summary>
    [Id(32)] public MovedToView? MovedTo { get; init; }

    /// <summary>Every key that leads here, <see cref="Key"/> first.</summary>
    [Id(40)] public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>
    /// What the caller sees of each department's content, sorted by department. What is masked stands in the lists in one shape
    /// (<see cref="IMaskable"/>): one intervention for each such department, and the times of what the caller's own appointments
    /// conflict with.
    /// </summary>
    [Id(50)] public IReadOnlyList<DepartmentAccessView> Access { get; init; } = [];

    /// <summary>The consultant whom a leader assigned; null: nobody, or the caller may not see who it is.</summary>
    [Id(51)] public ConsultantView? Consultant { get; init; }

    /// <summary>The plan as it is being written: a version to which the citizen has not agreed. Null: there is none.</summary>
    [Id(62)] public PlanContentView? PlanDraft { get; init; }

    /// <summary>What the coordinator asked departments for, the newest first.</summary>
    [Id(61)] public IReadOnlyList<MeasureView> Measures { get; init; } = [];

    /// <summary>The citizen's feedback, a curve for each department and scale.</summary>
    [Id(60)] public IReadOnlyList<FeedbackView> Feedback { get; init; } = [];

    /// <summary>
    /// What the interventions cost together that the caller sees, and nothing of others; null: of none of them a cost was reported.
    /// </summary>
    [Id(63)] public PlanCostsView? Costs { get; init; }
}

/// <summary>The citizen's feedback to one department on one scale.</summary>
/// <param name="Instrument">The scale: <c>ORS</c>, <c>SRS</c>, and for children <c>CORS</c>, <c>CSRS</c>.</param>
/// <param name="CutOff">The score under which the last answer is low, by policy.</param>
/// <param name="Scores">In the order of time, the last <see cref="ScoresMax"/> of them.</param>
/// <param name="Total">How many there are.</param>
[GenerateSerializer, Immutable, Alias("view.feedback")]
public sealed record FeedbackView(
    [property: Id(0)] string Department, [property: Id(1)] string Instrument, [property: Id(2)] decimal CutOff,
    [property: Id(3)] IReadOnlyList<FeedbackScoreView> Scores, [property: Id(4)] int Total)
{
    /// <summary>The scores that are shown of one scale.</summary>
    public const int ScoresMax = 200;
}

/// <summary>One answer, 0 to 40.</summary>
[GenerateSerializer, Immutable, Alias("view.feedback-score")]
public sealed record FeedbackScoreView([property: Id(0)] DateTimeOffset At, [property: Id(1)] decimal Score);

/// <summary>The death of the citizen. From that day nothing is found, proposed or owed.</summary>
[GenerateSerializer, Immutable, Alias("view.died")]
public sealed record DiedView([property: Id(0)] DateOnly OnDate);

/// <summary>The citizen's move to another municipality.</summary>
/// <param name="Municipality">Its four digits; null: the caller may see no department that reported it.</param>
/// <param name="OnDate">The day of the move.</param>
[GenerateSerializer, Immutable, Alias("view.moved-to")]
public sealed record MovedToView([property: Id(0)] string? Municipality, [property: Id(1)] DateOnly OnDate);

/// <summary>The consultant of a citizen, who sees everything about them.</summary>
/// <param name="Caseworker">Null: nobody is assigned any more.</param>
[GenerateSerializer, Immutable, Alias("view.consultant")]
public sealed record ConsultantView(
    [property: Id(0)] string? Caseworker, [property: Id(1)] string? Department, [property: Id(2)] DateTimeOffset? Since);

/// <summary>The citizen's coordinator.</summary>
/// <param name="Unit">The coordinator's unit; null: not known.</param>
/// <param name="Responsible">Who is responsible now: the coordinator, or a substitute.</param>
[GenerateSerializer, Immutable, Alias("view.coordinator")]
public sealed record CoordinatorView(
    [property: Id(0)] string Caseworker, [property: Id(1)] string? Unit, [property: Id(2)] string Department,
    [property: Id(3)] DateTimeOffset Since, [property: Id(4)] string Responsible) : IMaskable
{
    /// <inheritdoc/>
    [Id(5)] public bool Masked { get; init; }

    /// <summary>Whom to call; null: it is not masked.</summary>
    [Id(6)] public MaskedContactView? Contact { get; init; }
}

/// <summary>The coordinator role was laid down and is vacant.</summary>
/// <param name="Caseworker">The coordinator until then.</param>
[GenerateSerializer, Immutable, Alias("view.coordinator-laid-down")]
public sealed record CoordinatorLaidDownView([property: Id(0)] string Caseworker, [property: Id(1)] DateTimeOffset LaidDownAt);

[GenerateSerializer, Immutable, Alias("view.intervention")]
public sealed record InterventionView : IMaskable
{
    /// <summary>The public name: <c>BIF/123</c>.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Department { get; init; }

    [Id(2)] public required string Kind { get; init; }

    /// <summary>The group that policy assigns to its kind.</summary>
    [Id(3)] public required string Group { get; init; }

    /// <summary>Null: none was reported.</summary>
    [Id(4)] public string? Title { get; init; }

    /// <summary>Null: not known.</summary>
    [Id(5)] public string? Unit { get; init; }

    /// <summary>The caseworker it was reported or handed to.</summary>
    [Id(6)] public required string Caseworker { get; init; }

    /// <summary>Who is responsible now: the caseworker, or a substitute.</summary>
    [Id(7)] public required string Responsible { get; init; }

    /// <summary>planned, active, paused or ended.</summary>
    [Id(8)] public required string Status { get; init; }

    /// <summary>The first local day.</summary>
    [Id(9)] public required DateOnly StartsOn { get; init; }

    /// <summary>The last local day, planned or actual; null: open-ended.</summary>
    [Id(10)] public DateOnly? EndsOn { get; init; }

    /// <summary>Hours per week; null: not reported.</summary>
    [Id(11)] public decimal? WeeklyHours { get; init; }

    /// <summary>low, medium or intensive.</summary>
    [Id(12)] public required string Intensity { get; init; }

    [Id(13)] public string? Place { get; init; }

    /// <summary>As reported; null: not reported.</summary>
    [Id(14)] public string? LegalBasis { get; init; }

    /// <summary>The department for which the caseworker holds it. Of several posts it says which one counts.</summary>
    [Id(15)] public string? CaseworkerDepartment { get; init; }

    /// <inheritdoc/>
    [Id(16)] public bool Masked { get; init; }

    /// <summary>Whom to call; null: it is not masked.</summary>
    [Id(17)] public MaskedContactView? Contact { get; init; }

    /// <summary>Null: not reported.</summary>
    [Id(18)] public Cost? Cost { get; init; }

    /// <summary>As reported; null: not reported.</summary>
    [Id(19)] public string? Payer { get; init; }
}

/// <summary>A slot proposed for a yielding appointment. It overlaps nothing known.</summary>
/// <param name="Place">Null: the same place as before.</param>
/// <param name="Because">Why this slot is proposed.</param>
[GenerateSerializer, Immutable, Alias("view.proposal")]
public sealed record ProposalView(
    [property: Id(0)] DateTimeOffset StartsAt, [property: Id(1)] DateTimeOffset EndsAt, [property: Id(2)] string? Place,
    [property: Id(3)] TextView Because);

[GenerateSerializer, Immutable, Alias("view.appointment")]
public sealed record AppointmentView : IMaskable
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Department { get; init; }

    [Id(2)] public required string Kind { get; init; }

    /// <summary>Whom the citizen is to meet.</summary>
    [Id(3)] public required string Caseworker { get; init; }

    [Id(4)] public required DateTimeOffset StartsAt { get; init; }

    [Id(5)] public required DateTimeOffset EndsAt { get; init; }

    [Id(6)] public string? Place { get; init; }

    /// <summary>Whether missing it has consequences.</summary>
    [Id(7)] public required bool Mandatory { get; init; }

    /// <summary>booked, yielding, cancelled, attended, missed or excused.</summary>
    [Id(8)] public required string Status { get; init; }

    /// <summary>Proposed slots; empty unless it yields.</summary>
    [Id(9)] public IReadOnlyList<ProposalView> Proposals { get; init; } = [];

    /// <summary>Null: not reported.</summary>
    [Id(10)] public string? InterventionId { get; init; }

    /// <inheritdoc/>
    [Id(11)] public bool Masked { get; init; }

    /// <summary>Whom to call; null: it is not masked.</summary>
    [Id(12)] public MaskedContactView? Contact { get; init; }
}

[GenerateSerializer, Immutable, Alias("view.admission")]
public sealed record AdmissionView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Kind, [property: Id(3)] string? Place,
    [property: Id(4)] DateTimeOffset StartedAt, [property: Id(5)] string? ExpectedEnd, [property: Id(6)] DateTimeOffset? EndedAt);

/// <summary>A requirement. The status is open, fulfilled, withdrawn or answered-by.</summary>
[GenerateSerializer, Immutable, Alias("view.requirement")]
public sealed record RequirementView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Document, [property: Id(3)] string Status,
    [property: Id(4)] DateOnly DueOn, [property: Id(5)] string Caseworker, [property: Id(6)] string? AnsweredBy);

/// <summary>Advice on a held sanction. The outcome is advise-lift or advise-uphold.</summary>
[GenerateSerializer, Immutable, Alias("view.advice")]
public sealed record AdviceView(
    [property: Id(0)] string Outcome, [property: Id(1)] string By, [property: Id(2)] string Reason, [property: Id(3)] DateTimeOffset At);

/// <summary>A sanction. The status is notified, held, upheld, imposed, lifted or reversed.</summary>
[GenerateSerializer, Immutable, Alias("view.sanction")]
public sealed record SanctionView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Reason, [property: Id(3)] string Status,
    [property: Id(4)] string Caseworker, [property: Id(5)] string? AppointmentId, [property: Id(6)] decimal? Amount,
    [property: Id(7)] DateOnly? EffectiveOn, [property: Id(8)] DateTimeOffset NotifiedAt, [property: Id(9)] AdviceView? Advice);

/// <summary>A benefit. The status is requested, granted or refused.</summary>
[GenerateSerializer, Immutable, Alias("view.benefit")]
public sealed record BenefitView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string? Kind, [property: Id(3)] string Status,
    [property: Id(4)] decimal? Amount);

/// <summary>
/// A deadline. The kind is <c>department</c> for a department's own. The status is open, warned, missed, met, suspended or cleared.
/// </summary>
/// <param name="BeforeStart">Whether it was missed before its department started to work with the service.</param>
[GenerateSerializer, Immutable, Alias("view.deadline")]
public sealed record DeadlineView(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] string Department, [property: Id(3)] string? Title,
    [property: Id(4)] string About, [property: Id(5)] DateTimeOffset DueAt, [property: Id(6)] string Status,
    [property: Id(7)] string Responsible, [property: Id(8)] DateTimeOffset? MetAt, [property: Id(9)] DateTimeOffset? ClearedAt = null,
    [property: Id(10)] bool BeforeStart = false);

/// <summary>One of the parties of a conflict.</summary>
[GenerateSerializer, Immutable, Alias("view.party")]
public sealed record PartyView([property: Id(0)] string Type, [property: Id(1)] string Id, [property: Id(2)] string? Department)
    : IMaskable
{
    /// <inheritdoc/>
    [Id(3)] public bool Masked { get; init; }

    /// <summary>When it begins, where that is needed to rebook; null: not masked, or not needed.</summary>
    [Id(4)] public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends; null: not masked, not needed, or not known.</summary>
    [Id(5)] public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whom to call; null: it is not masked.</summary>
    [Id(6)] public MaskedContactView? Contact { get; init; }
}

/// <summary>How a conflict was settled.</summary>
[GenerateSerializer, Immutable, Alias("view.settlement")]
public sealed record SettlementView(
    [property: Id(0)] string By, [property: Id(1)] string Outcome, [property: Id(2)] PartyView? Party, [property: Id(3)] string? Reason,
    [property: Id(4)] string PolicyVersion, [property: Id(5)] DateTimeOffset At);

/// <summary>A conflict. The status is open, settled or dissolved.</summary>
[GenerateSerializer, Immutable, Alias("view.conflict")]
public sealed record ConflictView
{
    /// <summary>Opaque and safe in an address. Conflicts of the same kind and parties always have the same id.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Kind { get; init; }

    /// <summary>open, settled or dissolved.</summary>
    [Id(2)] public required string Status { get; init; }

    /// <summary>The items that do not fit together.</summary>
    [Id(3)] public required IReadOnlyList<PartyView> Parties { get; init; }

    /// <summary>Null: not settled.</summary>
    [Id(4)] public SettlementView? Settlement { get; init; }

    /// <summary>held, proposed or leader-responsible.</summary>
    [Id(5)] public string? Interim { get; init; }

    [Id(6)] public string? Proposed { get; init; }

    /// <summary>When it must be settled; null: no time is set.</summary>
    [Id(7)] public DateTimeOffset? AnswerBy { get; init; }

    [Id(8)] public string? Owes { get; init; }

    /// <summary>Caseworkers who are told, besides the one who owes the answer.</summary>
    [Id(9)] public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>What conflicts, by which rule, on what basis, and what happens if nobody settles it.</summary>
    [Id(10)] public required TextView Explanation { get; init; }

    /// <summary>When it was detected, by the service's clock.</summary>
    [Id(11)] public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>The outcomes it may be settled with now; empty when it is not open.</summary>
    [Id(12)] public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The end of <see cref="Explanation"/>: the rule, the policy version and the basis. Null: it is not named apart.</summary>
    [Id(13)] public TextView? RuleText { get; init; }

    /// <summary>
    /// The answers the caller may give now, while it is open or settled by policy; empty for callers that are no caseworker.
    /// </summary>
    [Id(14)] public IReadOnlyList<ChoiceView> Choices { get; init; } = [];
}

/// <summary>An answer to a conflict.</summary>
/// <param name="Party">What gives way; null: nothing does.</param>
[GenerateSerializer, Immutable, Alias("view.choice")]
public sealed record ChoiceView([property: Id(0)] string Outcome, [property: Id(1)] PartyView? Party);

/// <summary>A responsibility. The type is intervention, coordination or contact.</summary>
[GenerateSerializer, Immutable, Alias("view.responsibility")]
public sealed record ResponsibilityView([property: Id(0)] string Type, [property: Id(1)] string? Id);

/// <summary>Exactly one of caseworker and unit.</summary>
[GenerateSerializer, Immutable, Alias("view.receiver")]
public sealed record ReceiverView([property: Id(0)] string? Caseworker, [property: Id(1)] string? Unit);

/// <summary>A handover. The status is offered, accepted, declined, withdrawn, expired or lapsed.</summary>
[GenerateSerializer, Immutable, Alias("view.handover")]
public sealed record HandoverView
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required ResponsibilityView What { get; init; }

    /// <summary>The giver's caseworker id.</summary>
    [Id(2)] public required string From { get; init; }

    /// <summary>The receiver it is offered to.</summary>
    [Id(3)] public required ReceiverView To { get; init; }

    [Id(4)] public required string Status { get; init; }

    [Id(5)] public string? Reason { get; init; }

    [Id(6)] public string? Note { get; init; }

    /// <summary>When the answer is due; null for a handover that a department's system reported.</summary>
    [Id(7)] public DateTimeOffset? AnswerBy { get; init; }

    [Id(8)] public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>The caseworker who offered it, or the source of the department's system that reported it.</summary>
    [Id(9)] public required string By { get; init; }

    [Id(10)] public DateTimeOffset? AnsweredAt { get; init; }

    [Id(11)] public string? AnsweredBy { get; init; }

    /// <summary>Null: none was given.</summary>
    [Id(12)] public string? AnswerReason { get; init; }

    /// <summary>The person responsible since it was accepted; null: it was not accepted.</summary>
    [Id(13)] public string? AcceptedBy { get; init; }

    /// <summary>Whether the receiver requested it. The responsible person then answers.</summary>
    [Id(14)] public bool Requested { get; init; }

    /// <summary>The department for which the giver holds it.</summary>
    [Id(15)] public string? FromDepartment { get; init; }

    /// <summary>The department of the receiver's post or unit.</summary>
    [Id(16)] public string? ToDepartment { get; init; }
}

/// <summary>A contact. The status is open, answered, or closed because the citizen died.</summary>
/// <param name="Department">The department that received it.</param>
/// <param name="About">Null: not reported.</param>
/// <param name="Unit">The unit that received it.</param>
/// <param name="Wants">The department it is meant for; null: not reported.</param>
/// <param name="Owner">The person who must answer it; null once it is answered.</param>
/// <param name="Responsible">The owner or a substitute; null once it is answered.</param>
/// <param name="OwnerDepartment">The department for which the owner holds it; null once it is answered.</param>
[GenerateSerializer, Immutable, Alias("view.contact")]
public sealed record ContactView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Channel, [property: Id(3)] string? About,
    [property: Id(4)] string Unit, [property: Id(5)] string Status, [property: Id(6)] DateTimeOffset ReceivedAt,
    [property: Id(7)] DateTimeOffset? AnsweredAt, [property: Id(8)] string? Wants = null, [property: Id(9)] string? Owner = null,
    [property: Id(10)] string? Responsible = null, [property: Id(11)] string? OwnerDepartment = null);

[GenerateSerializer, Immutable, Alias("view.plan")]
public sealed record PlanView(
    [property: Id(0)] string Id, [property: Id(1)] DateOnly AgreedOn, [property: Id(2)] decimal? CapacityHours,
    [property: Id(3)] DateOnly? ReviewOn)
{
    /// <summary>
    /// What the plan says, where the coordinator wrote it here; <see cref="Id"/> is then <c>plan</c>. Null: a department reported that a
    /// plan was agreed, and not what it says.
    /// </summary>
    [Id(4)] public PlanContentView? Content { get; init; }
}
