using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Two open goals of one citizen that cannot both be reached.</summary>
internal sealed class ContradictingGoals : IConflictRule
{
    public const string Name = "contradicting-goals";

    public string Kind => Name;

    public string About => ItemKinds.Goal;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two goals are open whose codes policy declares contradictory, whichever department agreed them.",
        Owes = "The coordinator; while there is none, whoever answers for the goal agreed later: its owner, else the caseworker of an intervention that serves it, else the leader of its department's entry unit.",
        Ends = "One of them is closed or gets another code; settled.",
        Material = "The codes of both and the days they are to be reached by.",
        Reads = [new("length", "time to answer, from when it was detected"), new("lists.pairs", "contradictory codes, two in an entry, with a blank or a slash between them", Naming.GoalPair)],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered", "not-a-conflict"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        List<Goal>? open = null;
        foreach (var item in context.Citizen.Known(ItemKinds.Goal))
            if (Goal.Of(item) is { IsClosed: false, Code: not null } goal) (open ??= []).Add(goal);
        if (open is not { Count: > 1 }) yield break;
        var pairs = context.Policy.Rule(Name).List("pairs");
        for (var i = 0; i < open.Count; i++)
            for (var j = i + 1; j < open.Count; j++)
                if (AreDeclared(pairs, open[i].Code!, open[j].Code!)) yield return Pair(context, open[i], open[j]);
    }

    /// <summary>Who answers for a goal: its owner, else the caseworker of an intervention that serves it, else the leader of its department's entry unit.</summary>
    public static CaseworkerId? ResponsibleFor(RuleContext context, Goal goal)
    {
        // An owner that is no caseworker is the citizen or a relative.
        if (goal.Owner is { } owner && (context.Organization.Find(owner) is not null || context.Organization.HasLeft(owner)))
            return context.Answering(owner, unit: null, goal.Department);
        if (goal.InterventionReferences is { } references)
            foreach (var reference in references)
                if (context.Citizen.FindIntervention(goal.Department, reference) is { } serving) return context.Citizen.Responsible(serving);
        return context.Organization.EntryLeaderOf(goal.Department);
    }

    private static bool AreDeclared(IReadOnlyList<string> pairs, string one, string other)
    {
        foreach (var pair in pairs)
            if (IsPair(pair, one, other) || IsPair(pair, other, one)) return true;
        return false;
    }

    private static bool IsPair(string pair, string first, string second) =>
        pair.Length == first.Length + 1 + second.Length && pair[first.Length] is ' ' or '/'
        && pair.StartsWith(first, StringComparison.Ordinal) && pair.EndsWith(second, StringComparison.Ordinal);

    private static ConflictFinding Pair(RuleContext context, Goal one, Goal other)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(one), PartyTypes.Of(other)];
        var id = context.IdentityOf(Name, parties);
        var material = string.Create(CultureInfo.InvariantCulture, $"{one.Code} {one.DueOn:O}\n{other.Code} {other.DueOn:O}");
        var later = one.Agreed.CompareTo(other.Agreed) > 0 ? one : other;
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = context.Citizen.ResponsibleCoordinator ?? ResponsibleFor(context, later),
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, material), context.Policy.Days),
        };
    }
}
