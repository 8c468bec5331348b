using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// The units that events name together with a caseworker. They count until the organization knows the caseworker
/// (<see cref="Leadership"/>).
/// </summary>
public static class NamedUnits
{
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

    /// <summary>The units named together with a caseworker.</summary>
    public static IEnumerable<UnitId> With(Citizen citizen, CaseworkerId person)
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
            if (taken.UnknownNames is not null && IsUnknown(taken, intervention.Holder.Caseworker)) return true;
        return false;
    }

    private static bool IsUnknown(TakenEvent taken, CaseworkerId caseworker) => taken.Unknown.Any(
        named => named.Kind == NamedKind.Caseworker && new CaseworkerId(named.Written) == caseworker);
}
