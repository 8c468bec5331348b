using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>The one plan is followed up with the citizen, first after three months, then at least every six.</summary>
internal sealed class PlanFollowUp : IDeadlineRule
{
    public const string Name = "plan-follow-up";

    public string Kind => Name;

    public string About => ItemKinds.Plan;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A plan is agreed; the first time runs from the agreement, each next one from the last follow-up.",
        Owes = "The coordinator follows the plan up; while nobody coordinates, the leader of the entry unit of the department whose plan it is.",
        Ends = "The plan is followed up, by the time of that event; or another plan is agreed.",
        Reads =
        [
            new("length", "from the agreement to the first follow-up"),
            new("lengths.next", "from one follow-up to the next"),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var plan in context.Citizen.Known(ItemKinds.Plan))
        {
            var owes = context.Citizen.ResponsibleCoordinator ?? WhoOwes.EntryUnit(context, plan.Department);
            var (from, time) = (plan.First<PlanAgreed>()!.Value.At, 1);
            var next = NextPlan(context.Citizen, from);
            foreach (var taken in plan.Events)
            {
                if (taken.Event.Data is not PlanFollowedUp) continue;
                yield return Due(context, plan, owes, from, time, metAt: taken.Event.Time);
                (from, time) = (taken.Event.Time, time + 1);
            }

            if (!(next <= from)) yield return Due(context, plan, owes, from, time, metAt: null).Until(next, context.Clock);
        }
    }

    /// <summary>The first time under the plan's own id, the later ones numbered: <c>plan-follow-up:BIF/p:2</c>.</summary>
    private static DeadlineFinding Due(RuleContext context, ReportedItem plan, CaseworkerId owes, DateTimeOffset from, int time, DateTimeOffset? metAt)
    {
        var finding = Duty.From(from, context, Name, plan.Id, plan.Department, owes, metAt);
        if (time == 1) return finding;
        var id = new DeadlineId($"{finding.Id}:{time}");
        return finding with { Id = id, Due = context.Policy.Rule(Name).DueFrom("next", from, context.Policy.Days), InHours = false };
    }

    /// <summary>When another plan took this one's place.</summary>
    private static DateTimeOffset? NextPlan(Citizen citizen, DateTimeOffset after)
    {
        DateTimeOffset? next = null;
        foreach (var plan in citizen.Known(ItemKinds.Plan))
            if (plan.First<PlanAgreed>() is { At: var agreed } && agreed > after && !(next <= agreed)) next = agreed;
        return next;
    }
}
