using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// Who leads whom for what concerns a citizen: as the organization says. Until the organization knows a caseworker, the leader of the
/// unit named together with them (<see cref="NamedUnits"/>) sees and acts as the leader of the caseworker's own unit would. Somebody who
/// has left is known.
/// </summary>
public static class Leadership
{
    /// <summary>
    /// Whether a person leads the unit in which another holds something. For a caseworker nobody knows: whether the person leads a unit
    /// named together with them.
    /// </summary>
    /// <param name="department">Null: any in which the other holds something, of this citizen or not.</param>
    public static bool Leads(
        Citizen citizen, Organization organization, CaseworkerId leader, CaseworkerId other, DepartmentCode? department)
    {
        if (!organization.IsUnknown(other))
            return department is { } one ? organization.Leads(leader, other, one) : organization.LeadsSomewhere(leader, other);
        foreach (var unit in NamedUnits.With(citizen, other))
            if (organization.LeaderOf(unit) == leader) return true;
        return false;
    }

    /// <summary>
    /// The leader of the unit in which a person holds something in a department. For a caseworker nobody knows: the leader of a unit
    /// named together with them. Null: none.
    /// </summary>
    public static CaseworkerId? LeaderOf(Citizen citizen, Organization organization, CaseworkerId person, DepartmentCode department)
    {
        if (!organization.IsUnknown(person)) return organization.LeaderOf(person, department);
        foreach (var unit in NamedUnits.With(citizen, person))
            if (organization.LeaderOf(unit) is { } leader) return leader;
        return null;
    }
}
