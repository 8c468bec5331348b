using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Two departments run interventions of one group that only one department should run.</summary>
internal sealed class DuplicateIntervention : IConflictRule
{
    public const string Name = "duplicate-intervention";

    public string Kind => Name;

    public string About => ItemKinds.Intervention;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two departments run active interventions of one group that policy marks as one department's.",
        Owes = "The coordinator, else the caseworker of the one that started later, agrees with the other; the caseworkers of both are told.",
        Ends = "One of them ends; a person settles that they complement each other.",
        Material = "First and last day, ending, place.",
        Reads = [new("length", "time to agree"), new("lists.groups", "groups of interventions that only one department should run", Naming.Group)],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["complementary", "not-a-conflict"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        if (context.InvolvedDepartments().Length < 2) yield break;
        var active = context.ActiveInterventions();
        var groups = new string[active.Length];
        for (var i = 0; i < groups.Length; i++) groups[i] = active[i].GroupBy(context.Policy);
        foreach (var group in context.Policy.Rule(Name).List("groups"))
            for (var i = 0; i < active.Length; i++)
                for (var j = i + 1; groups[i] == group && j < active.Length; j++)
                    if (groups[j] == group && active[i].Department != active[j].Department) yield return Pair(context, active[i], active[j]);
    }

    private static ConflictFinding Pair(RuleContext context, Intervention one, Intervention other)
    {
        var (earlier, later) = StartedBefore(one, other) ? (one, other) : (other, one);
        var parties = Yielding.Sorted(PartyTypes.Of(one), PartyTypes.Of(other));
        var id = context.IdentityOf(Name, parties);
        var owes = context.Citizen.ResponsibleCoordinator ?? context.Citizen.Responsible(later);
        ImmutableArray<CaseworkerId> told =
        [
            .. new[] { context.Citizen.Responsible(earlier), context.Citizen.Responsible(later) }.Where(c => c != owes).Distinct().Order(),
        ];
        var material = $"{MaterialOf(one)}\n{MaterialOf(other)}"; // In the order of their ids, in which all are that run.
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = owes,
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, material), context.Policy.Days),
            Told = told,
        };
    }

    private static bool StartedBefore(Intervention one, Intervention other) =>
        one.StartsOn != other.StartsOn ? one.StartsOn < other.StartsOn : one.Origin.CompareTo(other.Origin) < 0;

    private static string MaterialOf(Intervention it) =>
        string.Create(CultureInfo.InvariantCulture, $"{it.Id} {it.StartsOn:O} {it.EndsOn:O} {it.EndedOn:O} {it.Place}");
}
