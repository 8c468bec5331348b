using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>The calls of the service itself on a citizen's grain. Key: the citizen key. Every call may be repeated.</summary>
[Alias("coordination.citizen-delivery")]
[GrainInterfaceType("coordination.citizen-delivery")]
internal interface ICitizenDelivery : IGrainWithStringKey
{
    /// <summary>Applies events of the inbox. Returns when they are durable in the journal and removed from the inbox.</summary>
    [Alias("deliver")]
    Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events);

    /// <summary>
    /// The same for events under another key that leads here. Null: the key leads elsewhere now, and nothing was applied.
    /// </summary>
    [Alias("deliver-for")]
    Task<IReadOnlyList<EventResult>?> DeliverFor(string key, Immutable<IReadOnlyList<IncomingEvent>> events);

    /// <summary>What would become of events if they were delivered. Nothing of them is stored, and nobody is told.</summary>
    [Alias("rehearse")]
    Task<IReadOnlyList<EventResult>> Rehearse(Immutable<IReadOnlyList<IncomingEvent>> events);

    /// <summary>
    /// Learns that two keys are one person. The younger of the two places joins the older. Null: the key leads elsewhere now, and nothing
    /// was learned.
    /// </summary>
    [Alias("learn")]
    Task<LinkedPairAnswer?> Learn(LinkedPair linked);

    /// <summary>Takes over a place that joins this one. Returns when that is durable.</summary>
    [Alias("take-over")]
    Task<TakeOverAnswer> TakeOver(byte[] parcel);

    /// <summary>Takes back what is this key's own from the place it followed. Returns when that is durable.</summary>
    [Alias("take-back")]
    Task TakeBack(byte[] parcel);

    /// <summary>
    /// Does everything that has fallen due, and reconciles with the current organization and policy. It always appends, because the
    /// stored wake time may be earlier than the computed one.
    /// </summary>
    [Alias("wake")]
    Task Wake();

    /// <summary>Transfers what a caseworker holds of this citizen, as part of a caseload transfer.</summary>
    [Alias("transfer")]
    Task<CitizenTransferResult> Transfer(CitizenTransfer transfer);

    /// <summary>Reconciles with the current organization and policy. It appends only if a decision or the wake time changes.</summary>
    [Alias("reconsider")]
    Task Reconsider();

    /// <summary>Erases what is known about the citizen, or events. Returns when that is durable.</summary>
    [Alias("erase")]
    Task Erase(ErasureOrder order);

    /// <summary>
    /// Takes the content out of the journal under this key if the key leads to another place, and does what <see cref="Erase"/> does:
    /// the facts that joined two places are erased too, so that this one may decide for itself by now.
    /// </summary>
    [Alias("erase-under-key")]
    Task EraseUnderKey(ErasureOrder order);

    /// <summary>Decisions of the citizen's journal as a department is told them.</summary>
    [Alias("decisions-for")]
    Task<IReadOnlyList<DecisionView>> DecisionsFor(string department, Immutable<IReadOnlyList<JournaledDecision>> decisions);
}
