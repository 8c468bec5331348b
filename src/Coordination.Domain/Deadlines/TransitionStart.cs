using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>Preparing the transition to adult life begins a month after the 16th birthday, for those whose need will last.</summary>
internal sealed class TransitionStart : IDeadlineRule
{
    public const string Name = "transition-start";

    public string Kind => Name;

    public string About => ItemKinds.Citizen;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A citizen under 18 has an intervention whose need is marked lasting; runs from the 16th birthday.",
        Owes = "Whoever is responsible for that intervention records a transition plan.",
        Ends = "A transition plan is recorded, the intervention ends, or the citizen turns 18.",
        Reads =
        [
            new("length", "from the birthday to the plan"),
            new("numbers.age", "the birthday from which it runs, in years"),
            new("numbers.grown", "the age from which it is too late, in years"),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        if (context.Citizen.Person.BirthDate is null) yield break;
        var entry = context.Policy.Rule(Name);
        var (birthday, grown) = (context.Citizen.Person.Turns(entry.Whole("age"))!.Value, context.Citizen.Person.Turns(entry.Whole("grown"))!.Value);
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (intervention is { Lasting: true, BeginsAt: not null } && intervention.StartsOn < grown)
                yield return Duty
                    .By(entry.DueFrom(LocalTime.StartOfDay(birthday), context.Policy.Days), intervention.Origin.Time, Name, intervention.Id,
                        intervention.Department, context.Citizen.Responsible(intervention), metAt: FirstPlan(context.Citizen))
                    .Until(LocalTime.StartOfDay(grown), context.Clock)
                    .Until(intervention.EndsAt, context.Clock);
    }

    private static DateTimeOffset? FirstPlan(Citizen citizen)
    {
        DateTimeOffset? first = null;
        foreach (var plan in citizen.Known(ItemKinds.TransitionPlan))
            if (plan.First<TransitionPlanRecorded>() is { At: var recorded } && !(first <= recorded)) first = recorded;
        return first;
    }
}
