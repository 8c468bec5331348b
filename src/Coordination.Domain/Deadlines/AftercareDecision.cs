using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>What follows a placement when the young person turns 18 is decided in good time before.</summary>
internal sealed class AftercareDecision : IDeadlineRule
{
    public const string Name = "aftercare-decision";

    public string Kind => Name;

    public string About => ItemKinds.Citizen;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The citizen turns 18 while placed outside the home; the length is counted back from that birthday.",
        Owes = "Whoever is responsible for the placement has it decided what follows.",
        Ends = "Aftercare is decided for the placement, or the placement ends.",
        Reads =
        [
            new("length", "before the birthday"),
            new("lists.kinds", "kinds of intervention that are a placement", Naming.InterventionKind),
            new("numbers.age", "the birthday, in years"),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        if (context.Citizen.Person.BirthDate is null) yield break;
        var entry = context.Policy.Rule(Name);
        var (birthday, kinds) = (context.Citizen.Person.Turns(entry.Whole("age"))!.Value, entry.List("kinds"));
        foreach (var placement in context.Citizen.Interventions.Values)
        {
            if (!kinds.Contains(placement.Kind) || placement.StartsOn > birthday || placement.EndsOn < birthday) continue;
            var decided = context.Citizen.Items[ItemKey.For(ItemKinds.Intervention, placement.Id)].First<AftercareDecided>();
            yield return Duty
                .By(entry.DueBefore(birthday, context.Policy.Days), placement.Origin.Time, Name, placement.Id, placement.Department,
                    context.Citizen.Responsible(placement), metAt: decided?.At)
                .Until(placement.EndsAt, context.Clock);
        }
    }
}
