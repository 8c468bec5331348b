using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>A young person with interventions comes of age without a plan for the transition to adulthood.</summary>
internal sealed class MissingTransitionPlan : ConflictRule<AgeReached>
{
    public const string Name = "missing-transition-plan";

    private const int MonthsOfAYear = 12;

    public override string Kind => Name;

    public override string About => ItemKinds.Citizen;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "From age {numbers.fromAge} until {numbers.untilAge} a person with active interventions has no transition plan. A "
            + "birthday on the leap day is on the day before in other years.",
        Owes = "The caseworker of the most intensive intervention (then of most hours a week, then of the longest running) makes one "
            + "within {length}. From age {numbers.leaderAge} their unit leader is told too, from {numbers.headAge} also the head.",
        Ends = "A transition plan is recorded, the interventions end, or the person is {numbers.untilAge}; a person settles it.",
        Material = "The birth date, and the step of age reached: what was answered at {numbers.fromAge} is asked again at "
            + "{numbers.leaderAge}, and at {numbers.headAge}.",
        Reads =
        [
            PolicyValue.Length("time to make the plan, from when it was detected"),
            PolicyValue.Number("fromAge", "age in years from which a plan is wanted"),
            PolicyValue.Number("leaderAge", "age in years from which the unit leader is told"),
            PolicyValue.Number("headAge", "age in years from which the head is told"),
            PolicyValue.Number("untilAge", "age in years at which it is too late"),
        ],
    };

    protected override IEnumerable<AgeReached> HoldsWhile(RuleContext context)
    {
        if (context.Citizen.Person.BirthDate is not { } born || context.ActiveInterventions().IsEmpty) yield break;
        var rule = context.Policy.Rule(Name);
        if (!context.Clock.Within(Birthday(born, rule, "fromAge"), Birthday(born, rule, "untilAge"))) yield break;
        if (!context.Citizen.Known(ItemKinds.TransitionPlan).IsEmpty) yield break;
        var step = !context.Clock.Reached(Birthday(born, rule, "leaderAge")) ? AgeStep.Caseworker
            : context.Clock.Reached(Birthday(born, rule, "headAge")) ? AgeStep.Head : AgeStep.Leader;
        yield return new(born, step);
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, AgeReached age) => Parties.Of(context.Citizen);

    protected override Material MaterialOf(RuleContext context, AgeReached age) => Material.Of(age);

    protected override OwedAnswer Owes(RuleContext context, AgeReached age, KnownConflict known)
    {
        var intervention = LeadIntervention.MostDemanding(context, passedOver: [])!;
        var owes = context.Citizen.Responsible(intervention);
        var department = intervention.Holder.Department;
        return OwedAnswer.From(owes, WithinLength(context, known)).Telling(
            age.Step == AgeStep.Caseworker ? null : context.LeaderOf(owes, department),
            age.Step == AgeStep.Head ? context.Organization.HeadOf(owes, department) : null);
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    /// <summary>When a plan was recorded since the detection.</summary>
    public override DateTimeOffset? DoneAt(RuleContext context, Conflict conflict)
    {
        foreach (var plan in context.Citizen.Known(ItemKinds.TransitionPlan))
            if (plan.Events[0].Event.Time >= conflict.DetectedAt) return plan.Events[0].Event.Time;
        return null;
    }

    /// <summary>The first instant of the day on which the citizen reaches an age. An age may be a half year.</summary>
    private static DateTimeOffset Birthday(DateOnly born, RulePolicy rule, string age) =>
        LocalTime.StartOfDay(born.PlusMonths((int)(rule.Number(age) * MonthsOfAYear)));
}
