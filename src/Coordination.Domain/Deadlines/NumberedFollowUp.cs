using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>One follow-up of a plan, done or owed: what <see cref="PlanFollowUp"/> finds.</summary>
/// <param name="Number">Which follow-up of the plan it is; 1 for the first.</param>
/// <param name="From">The instant of the agreement or of the previous follow-up.</param>
/// <param name="IsFirst">Whether it is the first after an agreement.</param>
/// <param name="DoneAt">When it was done; null: it was not.</param>
/// <param name="ReplacedAt">When another plan replaced this one; null: none did.</param>
internal readonly record struct NumberedFollowUp(
    ReportedItem Plan, int Number, DateTimeOffset From, bool IsFirst, DateTimeOffset? DoneAt, DateTimeOffset? ReplacedAt)
{
    /// <summary>
    /// The follow-ups that were done, and the next one unless the plan was replaced before it began. A plan that is agreed again after
    /// another one replaced it is followed up anew.
    /// </summary>
    public static IEnumerable<NumberedFollowUp> All(Citizen citizen, ReportedItem plan)
    {
        var terms = PlanTerm.Of(citizen, plan);
        var (term, from, number, isFirst) = (0, terms[0].From, 1, true);
        foreach (var taken in plan.Events)
        {
            if (taken.Event.Data is PlanFollowedUp)
            {
                yield return new(plan, number, from, isFirst, taken.Event.Time, null);
                (from, number, isFirst) = (taken.Event.Time, number + 1, false);
            }
            else if (term + 1 < terms.Count && ReferenceEquals(terms[term + 1].Agreed, taken))
            {
                if (terms[term].ReplacedAt is { } replaced && replaced > from)
                    yield return new(plan, number, from, isFirst, null, replaced);
                (term, from, number, isFirst) = (term + 1, taken.Event.Time, number + 1, true);
            }
        }

        if (!(terms[term].ReplacedAt <= from)) yield return new(plan, number, from, isFirst, null, terms[term].ReplacedAt);
    }
}
