using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>One of the follow-ups of a plan.</summary>
/// <param name="Time">The number of the follow-up; 1 for the first.</param>
/// <param name="From">The instant of the agreement or of the previous follow-up.</param>
/// <param name="DoneAt">When it was done; null: it was not.</param>
/// <param name="ReplacedAt">When another plan replaced this one; null: none did.</param>
internal readonly record struct FollowUpOfPlan(
    ReportedItem Plan, int Time, DateTimeOffset From, DateTimeOffset? DoneAt, DateTimeOffset? ReplacedAt)
{
    /// <summary>The follow-ups that were done, and the next one unless the plan was replaced before it began.</summary>
    public static IEnumerable<FollowUpOfPlan> All(Citizen citizen, ReportedItem plan)
    {
        var (from, time) = (plan.First<PlanAgreed>()!.Value.At, 1);
        var replacedAt = NextPlan(citizen, from);
        foreach (var taken in plan.Events)
        {
            if (taken.Event.Data is not PlanFollowedUp) continue;
            yield return new(plan, time, from, taken.Event.Time, null);
            (from, time) = (taken.Event.Time, time + 1);
        }

        if (!(replacedAt <= from)) yield return new(plan, time, from, null, replacedAt);
    }

    private static DateTimeOffset? NextPlan(Citizen citizen, DateTimeOffset after)
    {
        DateTimeOffset? next = null;
        foreach (var plan in citizen.Known(ItemKinds.Plan))
            if (plan.First<PlanAgreed>() is { At: var agreed } && agreed > after && !(next <= agreed)) next = agreed;
        return next;
    }
}
