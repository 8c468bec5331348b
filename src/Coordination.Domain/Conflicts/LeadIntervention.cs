using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The active intervention whose caseworker is asked where nobody coordinates.</summary>
internal static class LeadIntervention
{
    /// <summary>
    /// The most intensive active intervention, of equals the one of most hours a week, then the longest running; null where
    /// there is none.
    /// </summary>
    /// <param name="passedOver">Caseworkers whose interventions do not count.</param>
    public static Intervention? MostDemanding(RuleContext context, ImmutableArray<CaseworkerId> passedOver)
    {
        Intervention? most = null;
        foreach (var intervention in context.ActiveInterventions())
            if ((most is null || IsBefore(intervention, most, context.Policy))
                && !passedOver.Contains(context.Citizen.Responsible(intervention)))
                most = intervention;
        return most;
    }

    /// <summary>The active intervention of most hours a week, of equals the longest running; null where there is none.</summary>
    public static Intervention? MostHours(RuleContext context)
    {
        Intervention? most = null;
        foreach (var intervention in context.ActiveInterventions())
            if (most is null || ByHours(intervention, most)) most = intervention;
        return most;
    }

    /// <summary>Whether one started before another; by the order of their news where they started on one day.</summary>
    public static bool StartedBefore(Intervention one, Intervention other) =>
        one.StartsOn != other.StartsOn ? one.StartsOn < other.StartsOn : one.Origin.CompareTo(other.Origin) < 0;

    private static bool IsBefore(Intervention one, Intervention other, Policy policy)
    {
        var (intensity, others) = (one.IntensityBy(policy), other.IntensityBy(policy));
        return intensity != others ? intensity > others : ByHours(one, other);
    }

    private static bool ByHours(Intervention one, Intervention other)
    {
        var order = (one.WeeklyHours ?? 0).CompareTo(other.WeeklyHours ?? 0);
        return order != 0 ? order > 0 : StartedBefore(one, other);
    }
}
