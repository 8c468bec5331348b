using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// One citizen. Key: the citizen key. Everything about a citizen is decided here, one decision at a time, and is durable when
/// answered. After a time-out the outcome is unknown: ask again. Repeated events change nothing; repeat commands under their
/// <see cref="Idempotency"/>.
/// </summary>
/// <remarks>
/// Every method throws <see cref="UnauthorizedAccessException"/> for a call without a <see cref="Caller"/>. Who sees the citizen
/// is one rule of the domain, asked first by every method. A read throws <see cref="UnauthorizedAccessException"/> for a caller
/// who sees nothing: somebody who is not involved, or who has left the organization. A command answers a refusal as a value,
/// <see cref="Answer{T}.Refusal"/>, and a refusal changes nothing; a caller who sees nothing is refused as <c>forbidden</c>,
/// unless the command's own rule names them.
/// </remarks>
[Alias("coordination.citizen")]
[GrainInterfaceType("coordination.citizen")]
public interface ICitizenGrain : IGrainWithStringKey
{
    /// <summary>Takes department events in, in the order sent, and answers one result per event once all are durable.</summary>
    /// <param name="events">At most 1,000 events, all of the caller's own source.</param>
    /// <exception cref="UnauthorizedAccessException">An event has another source than the caller's. None was taken in.</exception>
    [Alias("take-in")]
    Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events);

    /// <summary>What the caller sees of this citizen, without showing it.</summary>
    [Alias("caller-sight")]
    Task<Sight> CallerSight();

    /// <summary>The whole picture; null for a citizen about whom nothing was ever reported.</summary>
    [Alias("picture")]
    Task<CitizenView?> Picture();

    /// <summary>The picture as it was known at an instant; null before the first entry.</summary>
    [Alias("picture-as-of")]
    Task<CitizenView?> PictureAsOf(DateTimeOffset instant);

    /// <summary>The journal's entries above a version, oldest first.</summary>
    /// <param name="after">The version to begin after; 0: from the first.</param>
    /// <param name="limit">The most entries answered, 1–1,000; other values are moved into the range.</param>
    [Alias("history")]
    Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit);

    /// <summary>
    /// Who is responsible per department and how they are reached now; without persons the coordinator and, for the caller's
    /// department, each involved department's entry. Null for a citizen about whom nothing was ever reported.
    /// </summary>
    /// <param name="persons">Whether persons are shown, or entry points only.</param>
    /// <exception cref="UnauthorizedAccessException">
    /// Persons were asked for and the caller does not see the citizen. Entry points are for every caller who has not left.
    /// </exception>
    [Alias("contacts")]
    Task<IReadOnlyList<ReachView>?> Contacts(bool persons);

    /// <summary>Who works with this citizen, without what they work with; null for one about whom nothing was ever reported.</summary>
    [Alias("colleagues")]
    Task<IReadOnlyList<ColleagueView>?> Colleagues();

    /// <summary>Takes the vacant coordinator role, or gives it to another caseworker.</summary>
    /// <param name="caseworker">Who becomes coordinator.</param>
    /// <param name="reason">Free text; may be null.</param>
    /// <param name="idempotency">Null: a repeat is decided anew.</param>
    [Alias("appoint-coordinator")]
    Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency);

    /// <summary>Offers a responsibility to a caseworker or a unit. The giver stays responsible until it is accepted.</summary>
    /// <param name="offer">What is offered to whom.</param>
    /// <param name="idempotency">Null: a repeat is decided anew.</param>
    [Alias("offer-handover")]
    Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency);

    /// <summary>Asks that the caller be handed a responsibility. Whoever is responsible answers, and stays so until then.</summary>
    /// <param name="request">What the caller asks for.</param>
    /// <param name="idempotency">Null: a repeat is decided anew.</param>
    [Alias("request-handover")]
    Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency);

    /// <summary>Accepts, declines or withdraws a handover. Of several who accept at once exactly one succeeds.</summary>
    /// <param name="handover">The handover's id.</param>
    /// <param name="reply">The answer given.</param>
    /// <param name="reason">Free text; required to decline.</param>
    /// <param name="idempotency">Null: a repeat is decided anew.</param>
    [Alias("answer-handover")]
    Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency);

    /// <summary>Settles a conflict, advises on it, or passes a proposed role on.</summary>
    /// <param name="conflict">The conflict's id.</param>
    /// <param name="outcome">One of <see cref="ConflictView.Outcomes"/>.</param>
    /// <param name="party">The id of the party the outcome chooses; null for an outcome that chooses none.</param>
    /// <param name="reason">Free text; some outcomes require it.</param>
    /// <param name="idempotency">Null: a repeat is decided anew.</param>
    [Alias("settle")]
    Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency);

    /// <summary>Acknowledges an alert of the caller's.</summary>
    [Alias("acknowledge")]
    Task<Answer<AcknowledgedView>> Acknowledge(string alert);
}
