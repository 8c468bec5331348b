using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>What the service itself asks of a citizen: taking in what lies in the inbox, waker, and transfers of caseloads. Key: the citizen key.</summary>
[Alias("coordination.citizen-delivery")]
[GrainInterfaceType("coordination.citizen-delivery")]
internal interface ICitizenDelivery : IGrainWithStringKey
{
    /// <summary>Takes in rows of the inbox; answers when they are durable in the journal and gone from the inbox.</summary>
    [Alias("deliver")]
    Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<HandedOver>> rows);

    /// <summary>Does everything that has fallen due, and looks at the organization and policy anew.</summary>
    [Alias("wake")]
    Task Wake();

    /// <summary>Hands over what somebody holds of the citizen, as part of a caseload transfer; once, however often it is asked.</summary>
    [Alias("transfer")]
    Task<CitizenTransferResult> Transfer(CitizenTransfer turn);

    /// <summary>Looks at the organization anew. Changes nothing where that makes no difference.</summary>
    [Alias("reconsider")]
    Task Reconsider();
}
