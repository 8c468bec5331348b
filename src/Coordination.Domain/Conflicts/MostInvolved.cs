using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Whose intervention asks most of the citizen: who knows the citizen best, where nobody coordinates.</summary>
internal static class MostInvolved
{
    /// <summary>
    /// Of the active interventions the most intensive, then the one of most hours a week, then the longest running; null where
    /// there is none.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="passedOver">Those whose interventions do not count.</param>
    public static Intervention? Of(RuleContext context, ImmutableArray<CaseworkerId> passedOver)
    {
        Intervention? most = null;
        foreach (var intervention in context.ActiveInterventions())
            if ((most is null || AsksMore(intervention, most, context.Policy)) && !passedOver.Contains(context.Citizen.Responsible(intervention)))
                most = intervention;
        return most;
    }

    private static bool AsksMore(Intervention one, Intervention other, Policy policy)
    {
        var (intensity, others) = (one.IntensityBy(policy), other.IntensityBy(policy));
        if (intensity != others) return intensity > others;
        var byHours = (one.WeeklyHours ?? 0).CompareTo(other.WeeklyHours ?? 0);
        if (byHours != 0) return byHours > 0;
        return one.StartsOn != other.StartsOn ? one.StartsOn < other.StartsOn : one.Origin.CompareTo(other.Origin) < 0;
    }
}
