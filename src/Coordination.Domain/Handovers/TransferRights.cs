using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Decides who may order the transfer of a caseload.</summary>
public static class TransferRights
{
    /// <summary>
    /// Whether a person is the leader of the unit the giver works in or last worked in, or the head of that department. Only
    /// operations, which are not checked here, may transfer the caseload of a giver the organization has never known.
    /// </summary>
    public static bool MayOrder(Organization organization, CaseworkerId by, CaseworkerId from) =>
        organization.Leads(by, from)
        || (organization.DepartmentOf(from, default) is { Value: not null } department && organization.HeadOf(department) == by);
}
