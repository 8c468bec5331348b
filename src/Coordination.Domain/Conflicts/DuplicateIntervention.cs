using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Two departments run interventions of one group that only one department should run.</summary>
internal sealed class DuplicateIntervention : ConflictRule<DuplicatePair>
{
    public const string Name = "duplicate-intervention";

    public override string Kind => Name;

    public override string About => ItemKinds.Intervention;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two departments run active interventions of one group that policy marks as one department's. Of several, "
            + "each conflicts with the one that started first.",
        Owes = "The coordinator, else the caseworker of the one that started later, agrees with the other within {length}; the "
            + "caseworkers of both are told, and those of others of that group that started before any of another department.",
        Ends = "One of them ends; a person settles that they complement each other.",
        Material = "First and last day, ending, place.",
        Reads =
        [
            PolicyValue.Length("time to agree"),
            PolicyValue.List("groups", "groups of interventions that only one department should run", PolicyWordKind.Group),
        ],
    };

    protected override IEnumerable<DuplicatePair> HoldsWhile(RuleContext context)
    {
        if (context.DepartmentsAtWork().Length < 2) return [];
        List<DuplicatePair>? found = null;
        foreach (var group in context.Policy.Rule(Name).List("groups"))
            if (InterventionsOfGroup.SeveralDepartmentsRun(context, group))
                (found ??= []).AddRange(InterventionsOfGroup.EachWithTheFirst(context, group));
        return found ?? (IEnumerable<DuplicatePair>)[];
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, DuplicatePair found) =>
        Parties.Of(found.One, found.Other);

    protected override Material MaterialOf(RuleContext context, DuplicatePair found) =>
        MaterialOf(found.One, found.Other);

    protected override OwedAnswer Owes(RuleContext context, DuplicatePair found, KnownConflict known)
    {
        var (one, other) = (context.Citizen.Responsible(found.One), context.Citizen.Responsible(found.Other));
        var ofTheLater = LeadIntervention.StartedBefore(found.One, found.Other) ? other : one;
        return OwedAnswer.From(context.Citizen.ResponsibleCoordinator ?? ofTheLater, WithinLength(context, known))
            .Telling([one, other, .. found.Beside.Select(it => (CaseworkerId?)context.Citizen.Responsible(it))]);
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } =
        [new(SettlementOutcome.Complementary), AllowedOutcome.NotAConflict];

    internal static Material MaterialOf(Intervention one, Intervention other) => Material.Pair(Period.Of(one), Period.Of(other));
}
