using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>What follows a placement is decided well before the young person comes of age.</summary>
internal sealed class AftercareDecision : DeadlineRule<Intervention>
{
    public const string Name = "aftercare-decision";

    public override string Kind => Name;

    public override string About => ItemKinds.Citizen;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The citizen turns {numbers.age} while placed outside the home; the length is counted back from that birthday.",
        Owes = "Whoever is responsible for the placement has it decided {length} before the birthday what follows.",
        Ends = "Aftercare is decided for the placement, or the placement ends.",
        Reads =
        [
            PolicyValue.Length("before the birthday"),
            PolicyValue.List("kinds", "kinds of intervention that are a placement", PolicyWordKind.InterventionKind),
            PolicyValue.Number("age", "the birthday, in years"),
        ],
    };

    protected override IEnumerable<Intervention> HoldsWhile(RuleContext context)
    {
        if (Birthday(context) is not { } birthday) yield break;
        var kinds = context.Policy.Rule(Name).List("kinds");
        foreach (var placement in context.Citizen.Interventions.Values)
            if (kinds.Contains(placement.Kind) && placement.StartsOn <= birthday && !(placement.EndsOn < birthday)) yield return placement;
    }

    protected override OwedAction Owes(RuleContext context, Intervention placement)
    {
        var due = context.Policy.Rule(Name).DueBefore(Birthday(context)!.Value, context.Policy.Days);
        return By(due, placement, context.Citizen.Responsible(placement));
    }

    protected override ActionProgress Ends(RuleContext context, Intervention placement) => ActionProgress
        .Met(context.Citizen.Item(ItemKinds.Intervention, placement.Id)!.First<AftercareDecided>()?.At)
        .NeededUntil(placement.EndsAt, context.Clock);

    private DateOnly? Birthday(RuleContext context) => Birthday(context, "age");
}
