using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>Two open goals of one citizen that cannot both be reached.</summary>
internal sealed class ContradictingGoals : ConflictRule<(Goal One, Goal Other)>
{
    public const string Name = "contradicting-goals";

    public override string Kind => Name;

    public override string About => ItemKinds.Goal;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two goals are open whose codes policy declares contradictory, whichever department agreed them. Of several, "
            + "each conflicts with the one agreed first.",
        Owes = "The coordinator, within {length}; while there is none, whoever answers for the goal agreed later: its owner, else the "
            + "caseworker of an intervention that serves it, else the leader of its department's entry unit.",
        Ends = "One of them is closed or gets another code; settled.",
        Material = "The codes of both and the days they are to be reached by.",
        Reads =
        [
            PolicyValue.Length("time to answer, from when it was detected"),
            PolicyValue.List(
                "pairs", "contradictory codes, two in an entry, with a blank or a slash between them", PolicyWordKind.GoalPair),
        ],
    };

    protected override IEnumerable<(Goal One, Goal Other)> HoldsWhile(RuleContext context)
    {
        List<Goal>? open = null;
        foreach (var item in context.Citizen.Known(ItemKinds.Goal))
            if (Goal.Of(item) is { IsClosed: false, Code: not null } goal) (open ??= []).Add(goal);
        if (open is not { Count: > 1 }) yield break;
        open.Sort(static (one, other) => one.Agreed.CompareTo(other.Agreed));
        var opposed = new OpposedGoals(context.Policy.Rule(Name).Pairs("pairs"), open);
        foreach (var found in FirstConflict.OfEach(context, Name, open, opposed.Before, Parties.Of, MaterialOf)) yield return found;
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, (Goal One, Goal Other) found) =>
        Parties.Of(found.One, found.Other);

    protected override Material MaterialOf(RuleContext context, (Goal One, Goal Other) found) =>
        MaterialOf(found.One, found.Other);

    protected override OwedAnswer Owes(RuleContext context, (Goal One, Goal Other) found, KnownConflict known)
    {
        var later = found.One.Agreed.CompareTo(found.Other.Agreed) > 0 ? found.One : found.Other;
        return OwedAnswer.From(
            context.Citizen.ResponsibleCoordinator ?? PartyResponsibility.Of(context, later), WithinLength(context, known));
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    private static Material MaterialOf(Goal one, Goal other) => Material.Pair(GoalCode.Of(one), GoalCode.Of(other));
}
