using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// The units that events name together with a caseworker. Until the organization knows the caseworker, the leader of the named unit
/// sees and acts as the leader of the caseworker's own unit would. Somebody who has left is known.
/// </summary>
public static class NamedUnits
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
        foreach (var unit in With(citizen, other))
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
        foreach (var unit in With(citizen, person))
            if (organization.LeaderOf(unit) is { } leader) return leader;
        return null;
    }

    /// <summary>
    /// The units named with caseworkers whom the organization did not know when they were reported. A change of such a unit concerns
    /// the citizen, though nobody of the unit is involved.
    /// </summary>
    public static IReadOnlyList<UnitId> WithUnknown(Citizen citizen)
    {
        List<UnitId>? units = null;
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention is { Status: not InterventionStatus.Ended, Holder.Unit: { } unit } && WasUnknown(citizen, intervention))
                (units ??= []).Add(unit);
        return units ?? (IReadOnlyList<UnitId>)[];
    }

    private static IEnumerable<UnitId> With(Citizen citizen, CaseworkerId person)
    {
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Holder.Caseworker == person && intervention.Holder.Unit is { } unit) yield return unit;
        foreach (var concern in citizen.Known(ItemKinds.Concern))
            if (concern.Last<ConcernReported>() is { Data: { Caseworker: { } named } reported } && new CaseworkerId(named) == person)
                yield return new UnitId(reported.Unit);
    }

    private static bool WasUnknown(Citizen citizen, Intervention intervention)
    {
        foreach (var taken in citizen.Item(ItemKinds.Intervention, intervention.Id)!.Events)
            if (taken.UnknownNames is not null
                && taken.Unknown.Any(named =>
                    named.Kind == NamedKind.Caseworker && new CaseworkerId(named.Written) == intervention.Holder.Caseworker)) return true;
        return false;
    }
}
