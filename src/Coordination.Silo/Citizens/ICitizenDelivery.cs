using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>What the service itself calls on a citizen's grain. Key: the citizen key. Every call may be repeated.</summary>
[Alias("coordination.citizen-delivery")]
[GrainInterfaceType("coordination.citizen-delivery")]
internal interface ICitizenDelivery : IGrainWithStringKey
{
    /// <summary>Takes in events of the inbox; answers when they are durable in the journal and removed from the inbox.</summary>
    [Alias("deliver")]
    Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events);

    /// <summary>
    /// Does everything that has fallen due and reconciles with the organization and policy of now. Always appends, since the stored
    /// wake time may be earlier than the one the state asks for.
    /// </summary>
    [Alias("wake")]
    Task Wake();

    /// <summary>Transfers what a caseworker holds of this citizen, as part of a caseload transfer.</summary>
    [Alias("transfer")]
    Task<CitizenTransferResult> Transfer(CitizenTransfer transfer);

    /// <summary>Reconciles with the organization and policy of now. Appends only if that changes a decision or the wake time.</summary>
    [Alias("reconsider")]
    Task Reconsider();
}
