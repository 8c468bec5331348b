using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// The one place of a citizen; key: the citizen key. Everything is decided here, one decision at a time, and is durable
/// when answered. A time-out means that the outcome is unknown: ask again, repeats change nothing.
/// </summary>
[Alias("coordination.citizen")]
[GrainInterfaceType("coordination.citizen")]
public interface ICitizenGrain : IGrainWithStringKey
{
    /// <summary>Takes department events in and answers once each is settled, in the order sent. At most 1,000.</summary>
    [Alias("take-in")]
    Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events);

    /// <summary>The whole picture; null for a citizen nothing was ever heard of.</summary>
    [Alias("picture")]
    Task<CitizenView?> Picture();

    /// <summary>The picture as it was known at an instant.</summary>
    [Alias("picture-as-of")]
    Task<CitizenView?> PictureAsOf(DateTimeOffset instant);

    /// <summary>The journal after a version, oldest first, at most <paramref name="limit"/> (1–1,000).</summary>
    [Alias("history")]
    Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit);

    /// <summary>
    /// Who is responsible per department and how they are reached now; for those not involved the coordinator and, for the
    /// caller's department, each involved department's entry.
    /// </summary>
    /// <param name="persons">Whether persons are shown, or entry points only; a caseworker who is not involved is refused the former.</param>
    [Alias("contacts")]
    Task<IReadOnlyList<ReachView>> Contacts(bool persons);

    /// <summary>Who works with this citizen, without what they work with. A caseworker who is not involved is refused.</summary>
    [Alias("colleagues")]
    Task<IReadOnlyList<ColleagueView>> Colleagues();

    /// <summary>Whether a caseworker may see this citizen whole: responsible, coordinator, owing, told, offered, or leading such a person's unit.</summary>
    [Alias("is-involved")]
    Task<bool> IsInvolved(string caseworker);

    /// <summary>Takes or gives the vacant coordinator role.</summary>
    [Alias("appoint-coordinator")]
    Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency);

    /// <summary>Offers a handover.</summary>
    [Alias("offer-handover")]
    Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency);

    /// <summary>The caller asks to be handed a responsibility, which whoever is responsible answers.</summary>
    [Alias("request-handover")]
    Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency);

    /// <summary>Accepts, declines or withdraws an offered or requested handover.</summary>
    [Alias("answer-handover")]
    Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency);

    /// <summary>Settles a conflict, advises on it, or passes a proposed role on.</summary>
    [Alias("settle")]
    Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency);

    /// <summary>Acknowledges an alert of the caller's.</summary>
    [Alias("acknowledge")]
    Task<Answer<AcknowledgedView>> Acknowledge(string alert);
}

/// <summary>An answer to an offered handover.</summary>
[GenerateSerializer, Alias("handover-reply")]
public enum HandoverReply
{
    /// <summary>Accept it.</summary>
    Accept = 0,

    /// <summary>Decline it, with a reason.</summary>
    Decline = 1,

    /// <summary>Withdraw it.</summary>
    Withdraw = 2,
}

/// <summary>What is offered to whom.</summary>
/// <param name="What">What.</param>
/// <param name="To">To whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">Note to the receiver.</param>
/// <param name="AnswerBy">When the answer is due; null: as policy says.</param>
[GenerateSerializer, Immutable, Alias("handover-offer")]
public sealed record HandoverOffer(
    [property: Id(0)] ResponsibilityView? What, [property: Id(1)] ReceiverView? To, [property: Id(2)] string? Reason,
    [property: Id(3)] string? Note, [property: Id(4)] DateOrInstant? AnswerBy);

/// <summary>What a caller asks to be handed.</summary>
/// <param name="What">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">Note to the one responsible.</param>
/// <param name="AnswerBy">When the answer is due; null: as policy says.</param>
[GenerateSerializer, Immutable, Alias("handover-request")]
public sealed record HandoverRequest(
    [property: Id(0)] ResponsibilityView? What, [property: Id(1)] string? Reason, [property: Id(2)] string? Note, [property: Id(3)] DateOrInstant? AnswerBy);

/// <summary>Makes repeating a command safe: the same key repeats the same answer.</summary>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="RequestHash">Hash of method, path, query and body: another request under the same key is refused (422).</param>
[GenerateSerializer, Immutable, Alias("idempotency")]
public sealed record Idempotency([property: Id(0)] string Key, [property: Id(1)] string RequestHash);

/// <summary>That an alert was acknowledged.</summary>
/// <param name="Id">The alert.</param>
/// <param name="AcknowledgedAt">When.</param>
[GenerateSerializer, Immutable, Alias("view.acknowledged")]
public sealed record AcknowledgedView([property: Id(0)] string Id, [property: Id(1)] DateTimeOffset AcknowledgedAt);
