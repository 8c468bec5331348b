using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Citizens;

/// <summary>A time in which a plan was the citizen's plan: from its agreement until another plan was agreed.</summary>
/// <param name="Agreed">The event that agreed it.</param>
/// <param name="ReplacedAt">When another plan was agreed; null: it is the current one.</param>
internal sealed record PlanTerm(ReportedItem Plan, TakenEvent Agreed, DateTimeOffset? ReplacedAt)
{
    public DateTimeOffset From => Agreed.Event.Time;

    /// <summary>The terms of a known plan, in order; at least one.</summary>
    public static IReadOnlyList<PlanTerm> Of(Citizen citizen, ReportedItem plan) =>
        [.. All(citizen).Where(term => term.Plan.Key == plan.Key)];

    /// <summary>The terms of all plans, in the order of the events that agreed them.</summary>
    public static IReadOnlyList<PlanTerm> All(Citizen citizen)
    {
        List<PlanTerm> terms = [];
        foreach (var plan in citizen.Known(ItemKinds.Plan))
            foreach (var taken in plan.Events)
                if (taken.Event.Data is PlanAgreed) terms.Add(new PlanTerm(plan, taken, null));
        terms.Sort(static (one, other) => EventOrder.Compare(one.Agreed.Event, other.Agreed.Event));
        for (var index = terms.Count - 1; index > 0; index--)
            if (terms[index].Plan.Key == terms[index - 1].Plan.Key) terms.RemoveAt(index);
        for (var index = 0; index < terms.Count - 1; index++) terms[index] = terms[index] with { ReplacedAt = terms[index + 1].From };
        return terms;
    }
}
