using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// One citizen. Key: the citizen key. All decisions about a citizen are made here, one at a time, and are durable when answered.
/// After a time-out the outcome is unknown: call again. Repeated events change nothing. Repeat a command with the same <see
/// cref="Idempotency"/>.
/// </summary>
/// <remarks>
/// Every method throws <see cref="UnauthorizedAccessException"/> for a call without a <see cref="Caller"/>, and for a client's call
/// without a valid credential (<see cref="Connections.CallerCredential"/>). One rule of the domain decides who sees the citizen. Every
/// read and command asks it first; <see cref="TakeIn"/> asks whose source the events are. A read throws <see
/// cref="UnauthorizedAccessException"/> for a caller who sees nothing: somebody who is not involved, or who has left the organization.
/// Whoever sees the content of some departments only gets the rest masked (<see cref="IMaskable"/>).
/// A command returns a refusal as a value, <see cref="Answer{T}.Refusal"/>, and a refusal changes nothing. A caller who sees nothing is
/// refused as <c>forbidden</c>, unless the command's own rule allows the caller.
/// <para>
/// A key that the service has not given out, and a citizen without any reported event, are answered to callers who see only some
/// citizens as citizens they do not see. Auditors and integration services, who see every citizen, get <see cref="ArgumentException"/>
/// for such a key and null for such a citizen; so does <see cref="TakeIn"/> for such a key.
/// </para>
/// <para>Reads of clients, also refused ones, are in the citizen's access log before they are answered.</para>
/// </remarks>
[Alias("coordination.citizen")]
[GrainInterfaceType("coordination.citizen")]
public interface ICitizenGrain : IGrainWithStringKey
{
    /// <summary>Applies department events in the order sent. Returns one result per event after all are durable.</summary>
    /// <param name="events">At most <see cref="EventLimits.EventsMax"/> events, all of the caller's own source.</param>
    /// <exception cref="ArgumentException">There are more, or an event is not sound. No event was applied.</exception>
    /// <exception cref="UnauthorizedAccessException">An event has a source other than the caller's. No event was applied.</exception>
    [Alias("take-in")]
    Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events);

    /// <summary>How much the caller may see of this citizen. The answer has no content of the citizen.</summary>
    [Alias("caller-sight")]
    Task<Sight> CallerSight();

    /// <summary>
    /// Why the caller sees this citizen, as the access log says it: <c>responsible</c>, <c>consent</c>, <c>broken-glass until</c> an
    /// instant, … A ground that opens another department's content stands after the caller's own. Null: they see nothing.
    /// </summary>
    [Alias("caller-ground")]
    Task<string?> CallerGround();

    /// <summary>
    /// Whether the caller may read who looked at this citizen: the coordinator and their leader, the data-protection officer, auditors.
    /// </summary>
    [Alias("may-read-looks")]
    Task<bool> MayReadLooks();

    /// <summary>Every key that leads to this citizen, the one of the picture first.</summary>
    [Alias("keys")]
    Task<IReadOnlyList<string>> Keys();

    /// <summary>The whole picture; null for a citizen without any reported event.</summary>
    [Alias("picture")]
    Task<CitizenView?> Picture();

    /// <summary>The picture as it was known at an instant; null before the first entry.</summary>
    [Alias("picture-as-of")]
    Task<CitizenView?> PictureAsOf(DateTimeOffset instant);

    /// <summary>The journal entries after a version, oldest first.</summary>
    /// <param name="after">The version to begin after; 0: from the first.</param>
    /// <param name="limit">The maximum number of entries, 1–1,000. Other values are moved into the range.</param>
    [Alias("history")]
    Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit);

    /// <summary>
    /// Who is responsible per department, and how they are reached now. Without persons: the coordinator and, for the caller's
    /// department, the entry of each involved department. Null for a citizen without any reported event.
    /// </summary>
    /// <param name="persons">Whether persons are shown, or entry points only.</param>
    [Alias("contacts")]
    Task<IReadOnlyList<ReachView>?> Contacts(bool persons);

    /// <summary>
    /// Whom to call, for every caller who has not left: the coordinator and, for the caller's department, the entry of each involved
    /// department. Empty for a citizen whom nobody knows; null then for callers who see every citizen.
    /// </summary>
    /// <param name="reason">Why the caller asks, 1–4,000 characters. It is in the access log.</param>
    /// <exception cref="ArgumentException">There is no reason, or it is no sound text.</exception>
    [Alias("ask-contacts")]
    Task<IReadOnlyList<ReachView>?> AskContacts(string reason);

    /// <summary>Who works with this citizen, without what they work with; null for a citizen without any reported event.</summary>
    [Alias("colleagues")]
    Task<IReadOnlyList<ColleagueView>?> Colleagues();

    /// <summary>
    /// The citizen's family and network, as far as the caller sees them, and nothing of the places of others; null for a citizen without
    /// any reported event.
    /// </summary>
    [Alias("family")]
    Task<FamilyView?> Family();

    /// <summary>Takes the vacant coordinator role, or gives it to another caseworker.</summary>
    /// <param name="caseworker">The caseworker who becomes coordinator.</param>
    /// <param name="reason">Free text; may be null.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("appoint-coordinator")]
    Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency);

    /// <summary>Lays the coordinator role down. Refused while two or more departments have active interventions.</summary>
    /// <param name="reason">Free text; required.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("lay-down-coordination")]
    Task<Answer<CoordinatorLaidDownView>> LayDownCoordination(string? reason, Idempotency? idempotency);

    /// <summary>Offers a responsibility to a caseworker or a unit. The giver stays responsible until it is accepted.</summary>
    /// <param name="offer">The responsibility and its receiver.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("offer-handover")]
    Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency);

    /// <summary>
    /// Requests that a responsibility be handed to the caller. The responsible person answers, and stays responsible until then.
    /// </summary>
    /// <param name="request">The responsibility requested.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("request-handover")]
    Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency);

    /// <summary>Accepts, declines or withdraws a handover. If several accept at once, exactly one succeeds.</summary>
    /// <param name="handover">The handover's id.</param>
    /// <param name="reply">The answer given.</param>
    /// <param name="reason">Free text; required to decline.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("answer-handover")]
    Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency);

    /// <summary>Settles a conflict, advises on it, or passes a proposed role on.</summary>
    /// <param name="conflict">The conflict's id.</param>
    /// <param name="outcome">One of <see cref="ConflictView.Outcomes"/>.</param>
    /// <param name="party">The id of the party the outcome chooses; null for an outcome that chooses none.</param>
    /// <param name="reason">Free text; some outcomes require it.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("settle")]
    Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency);

    /// <summary>Says that a contact is answered.</summary>
    /// <param name="contact">The contact's id.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("answer-contact")]
    Task<Answer<ContactView>> AnswerContact(string contact, Idempotency? idempotency);

    /// <summary>Moves a yielding appointment to a slot that is proposed for it. The department is told in its feed.</summary>
    /// <param name="appointment">The appointment's id.</param>
    /// <param name="startsAt">When the slot begins.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("take-slot")]
    Task<Answer<AppointmentView>> TakeSlot(string appointment, DateTimeOffset startsAt, Idempotency? idempotency);

    /// <summary>
    /// Assigns a consultant, who sees everything about the citizen; for leaders of departments that work with the citizen.
    /// </summary>
    /// <param name="caseworker">The consultant; null: nobody any more.</param>
    /// <param name="reason">Free text; required.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("assign-consultant")]
    Task<Answer<ConsultantView>> AssignConsultant(string? caseworker, string? reason, Idempotency? idempotency);

    /// <summary>
    /// Shows the caller everything for an hour, although no ground of access does. The coordinator and the data-protection officer
    /// are told.
    /// </summary>
    /// <param name="reason">Why it cannot wait, at least 20 characters.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("break-glass")]
    Task<Answer<GlassView>> BreakGlass(string? reason, Idempotency? idempotency);

    /// <summary>Asks a department for a measure; for the coordinator. The department's entry unit owes a reasoned answer.</summary>
    /// <param name="request">The department and what is asked for.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("ask-measure")]
    Task<Answer<MeasureView>> AskMeasure(MeasureRequest request, Idempotency? idempotency);

    /// <summary>Answers a measure for the department that was asked.</summary>
    /// <param name="measure">The measure's id.</param>
    /// <param name="reply">The answer with its reason.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("answer-measure")]
    Task<Answer<MeasureView>> AnswerMeasure(string measure, MeasureReply reply, Idempotency? idempotency);

    /// <summary>Logs a barrier between two departments; for whoever sees the citizen.</summary>
    /// <param name="report">The barrier.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("log-barrier")]
    Task<Answer<BarrierView>> LogBarrier(BarrierReport report, Idempotency? idempotency);

    /// <summary>
    /// Writes the plan anew, whole; for the coordinator. It is a version of its own, to which the citizen has not agreed.
    /// </summary>
    /// <param name="text">The whole plan.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("write-plan")]
    Task<Answer<PlanContentView>> WritePlan(PlanText text, Idempotency? idempotency);

    /// <summary>
    /// Notes that the citizen agreed to the plan as it is written now; for the coordinator. Its review becomes a deadline.
    /// </summary>
    /// <param name="how">How the citizen agreed; required.</param>
    /// <param name="onDate">The local day; null: today.</param>
    /// <param name="version">The version the citizen agreed to; null: the newest. Refused if it is not the newest.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("agree-plan")]
    Task<Answer<PlanContentView>> AgreePlan(string? how, DateOnly? onDate, int? version, Idempotency? idempotency);

    /// <summary>Acknowledges an alert of the caller.</summary>
    [Alias("acknowledge")]
    Task<Answer<AcknowledgedView>> Acknowledge(string alert);
}
