using Coordination.Domain.Organisations;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Whose caseload somebody may have transferred.</summary>
public static class TransferRights
{
    /// <summary>
    /// The leader of the unit the giver works in, or last worked in, and the head of that department. Of somebody the
    /// organisation never knew it is operations only, who are not asked here.
    /// </summary>
    public static bool MayOrder(Organisation organisation, CaseworkerId by, CaseworkerId from) =>
        organisation.Leads(by, from) || (organisation.DepartmentOf(from, default) is { Value: not null } department && organisation.HeadOf(department) == by);
}
