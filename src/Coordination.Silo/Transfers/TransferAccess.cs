using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Storage.Transfers;

namespace Coordination.Silo.Transfers;

/// <summary>Decides who may order, steer and see caseload transfers.</summary>
public static class TransferAccess
{
    /// <summary>Leaders of the giver, and operations. Those who may order a transfer may also steer it.</summary>
    public static bool MayOrder(Caller? caller, Organization organization, string from) => caller switch
    {
        { Kind: CallerKind.Operations } => true,
        { Kind: CallerKind.Caseworker, Id: var id } => TransferRights.MayOrder(organization, new CaseworkerId(id), new CaseworkerId(from)),
        _ => false,
    };

    /// <summary>Those who may order it, auditors, and the caseworker who ordered it.</summary>
    public static bool MaySee(Caller? caller, Organization organization, TransferRow transfer) =>
        caller is { Kind: CallerKind.Auditor }
        || (caller is { Kind: CallerKind.Caseworker } && caller.Id == transfer.OrderedBy)
        || MayOrder(caller, organization, transfer.From);
}
