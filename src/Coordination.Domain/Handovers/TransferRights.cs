using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Whose caseload somebody may have transferred.</summary>
public static class TransferRights
{
    /// <summary>
    /// The leader of the unit the giver works in, or last worked in, and the head of that department. Of somebody the
    /// organization never knew it is operations only, who are not asked here.
    /// </summary>
    public static bool MayOrder(Organization organization, CaseworkerId by, CaseworkerId from) =>
        organization.Leads(by, from)
        || (organization.DepartmentOf(from, default) is { Value: not null } department && organization.HeadOf(department) == by);
}
