using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>One of the follow-ups of a plan.</summary>
/// <param name="Time">The number of the follow-up; 1 for the first.</param>
/// <param name="From">The instant of the agreement or of the previous follow-up.</param>
/// <param name="IsFirst">Whether it is the first after an agreement.</param>
/// <param name="DoneAt">When it was done; null: it was not.</param>
/// <param name="ReplacedAt">When another plan replaced this one; null: none did.</param>
internal readonly record struct FollowUpOfPlan(
    ReportedItem Plan, int Time, DateTimeOffset From, bool IsFirst, DateTimeOffset? DoneAt, DateTimeOffset? ReplacedAt)
{
    /// <summary>
    /// The follow-ups that were done, and the next one unless the plan was replaced before it began. A plan that is agreed again after
    /// another one replaced it is followed up anew.
    /// </summary>
    public static IEnumerable<FollowUpOfPlan> All(Citizen citizen, ReportedItem plan)
    {
        var terms = PlanTerm.Of(citizen, plan);
        var (term, from, time, isFirst) = (0, terms[0].From, 1, true);
        foreach (var taken in plan.Events)
        {
            if (taken.Event.Data is PlanFollowedUp)
            {
                yield return new(plan, time, from, isFirst, taken.Event.Time, null);
                (from, time, isFirst) = (taken.Event.Time, time + 1, false);
            }
            else if (term + 1 < terms.Count && ReferenceEquals(terms[term + 1].Agreed, taken))
            {
                if (terms[term].ReplacedAt is { } replaced && replaced > from) yield return new(plan, time, from, isFirst, null, replaced);
                (term, from, time, isFirst) = (term + 1, taken.Event.Time, time + 1, true);
            }
        }

        if (!(terms[term].ReplacedAt <= from)) yield return new(plan, time, from, isFirst, null, terms[term].ReplacedAt);
    }
}
