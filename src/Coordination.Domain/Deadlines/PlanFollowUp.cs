using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>The plan is followed up with the citizen, repeatedly.</summary>
internal sealed class PlanFollowUp : DeadlineRule<NumberedFollowUp>
{
    public const string Name = "plan-follow-up";

    public override string Kind => Name;

    public override string About => ItemKinds.Plan;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A plan is agreed; the first time runs from the agreement, each next one from the last follow-up.",
        Owes = "The coordinator follows the plan up within {length} of the agreement, then within {lengths.next} of each follow-up; "
            + "while nobody coordinates, the leader of the entry unit of the department whose plan it is.",
        Ends = "The plan is followed up, by the time of that event; or another plan is agreed.",
        Reads =
        [
            PolicyValue.Length("from the agreement to the first follow-up"),
            PolicyValue.LengthOf("next", "from one follow-up to the next"),
        ],
    };

    protected override IEnumerable<NumberedFollowUp> HoldsWhile(RuleContext context)
    {
        foreach (var plan in context.Citizen.Known(ItemKinds.Plan))
            foreach (var followUp in NumberedFollowUp.All(context.Citizen, plan))
                yield return followUp;
    }

    /// <summary>The first follow-up has the plan's own id. Later ones are numbered: <c>plan-follow-up:BIF/p:2</c>.</summary>
    protected override OwedAction Owes(RuleContext context, NumberedFollowUp it)
    {
        var by = context.Citizen.ResponsibleCoordinator ?? DeadlineOwner.EntryUnit(context, it.Plan.Department);
        var owed = Within(context, it.From, it.Plan, by);
        return it.Number == 1 ? owed : owed with
        {
            Id = DeadlineIds.Of(Name, it.Plan.Id.Value, $"{it.Number}"),
            Due = it.IsFirst ? owed.Due : context.Policy.Rule(Name).DueFrom("next", it.From, context.Policy.Days),
            InHours = it.IsFirst && owed.InHours,
            InBusinessDays = it.IsFirst
                ? owed.InBusinessDays
                : context.Policy.Rule(Name).Lengths["next"].Unit == LengthUnit.BusinessDays,
        };
    }

    protected override ActionProgress Ends(RuleContext context, NumberedFollowUp it) =>
        ActionProgress.Met(it.DoneAt).NeededUntil(it.ReplacedAt, context.Clock);
}
