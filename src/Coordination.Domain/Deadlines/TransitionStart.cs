using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The transition to adulthood of a citizen with a lasting need is prepared from an early birthday on.</summary>
internal sealed class TransitionStart : DeadlineRule<Intervention>
{
    public const string Name = "transition-start";

    public override string Kind => Name;

    public override string About => ItemKinds.Citizen;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A citizen under {numbers.grown} has an intervention whose need is marked lasting; runs from the birthday at "
            + "{numbers.age}.",
        Owes = "Whoever is responsible for that intervention records a transition plan within {length}.",
        Ends = "A transition plan is recorded, the intervention ends, or the citizen turns {numbers.grown}.",
        Reads =
        [
            PolicyValue.Length("from the birthday to the plan"),
            PolicyValue.Number("age", "the birthday from which it runs, in years"),
            PolicyValue.Number("grown", "the age from which it is too late, in years"),
        ],
    };

    protected override IEnumerable<Intervention> HoldsWhile(RuleContext context)
    {
        if (Birthday(context, "grown") is not { } grown) yield break;
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (intervention is { Lasting: true, BeginsAt: not null } && intervention.StartsOn < grown) yield return intervention;
    }

    protected override OwedAction Owes(RuleContext context, Intervention intervention)
    {
        var birthday = LocalTime.StartOfDay(Birthday(context, "age")!.Value);
        var due = context.Policy.Rule(Name).DueFrom(birthday, context.Policy.Days);
        return By(due, intervention, context.Citizen.Responsible(intervention));
    }

    protected override ActionProgress Ends(RuleContext context, Intervention intervention) => ActionProgress
        .Met(FirstPlan(context.Citizen))
        .NeededUntil(LocalTime.StartOfDay(Birthday(context, "grown")!.Value), context.Clock)
        .NeededUntil(intervention.EndsAt, context.Clock);

    private static DateTimeOffset? FirstPlan(Citizen citizen)
    {
        DateTimeOffset? first = null;
        foreach (var plan in citizen.Known(ItemKinds.TransitionPlan))
            if (plan.First<TransitionPlanRecorded>() is { At: var recorded } && !(first <= recorded)) first = recorded;
        return first;
    }
}
