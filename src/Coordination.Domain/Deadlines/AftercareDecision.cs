using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>What follows a placement when the young person turns 18 is decided in good time before.</summary>
internal sealed class AftercareDecision : IDeadlineRule
{
    public const string Name = "aftercare-decision";

    public string Kind => Name;

    public string About => Things.Citizen;

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

    public IEnumerable<DeadlineFinding> Find(Scene scene)
    {
        if (scene.Citizen.Person.BirthDate is null) yield break;
        var entry = scene.Policy.Rule(Name);
        var (birthday, kinds) = (scene.Citizen.Person.Turns(entry.Whole("age"))!.Value, entry.List("kinds"));
        foreach (var placement in scene.Citizen.Interventions.Values)
        {
            if (!kinds.Contains(placement.Kind) || placement.StartsOn > birthday || placement.EndsOn < birthday) continue;
            var decided = scene.Citizen.Things[ThingKey.For(Things.Intervention, placement.Id)].First<AftercareDecided>();
            yield return Duty
                .By(entry.DueBefore(birthday, scene.Policy.Days), placement.Origin.Time, Name, placement.Id, placement.Department,
                    scene.Citizen.Responsible(placement), metAt: decided?.At)
                .Until(placement.EndsAt, scene.Moment);
        }
    }
}
