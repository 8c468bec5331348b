using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Journals the difference between the conflicts that hold and those that are journaled.</summary>
internal static class ConflictReconciliation
{
    public static IEnumerable<Fact> Difference(Scene scene)
    {
        HashSet<ConflictId> found = [];
        foreach (var rule in ConflictRules.All)
            foreach (var finding in rule.Find(scene))
            {
                found.Add(finding.Id);
                foreach (var fact in Take(scene, finding)) yield return fact;
            }

        foreach (var conflict in scene.Citizen.Conflicts.Values)
            if (!found.Contains(conflict.Id) && IsDissolved(conflict))
                yield return new ConflictChanged(ConflictStep.Dissolved, conflict with
                {
                    Status = ConflictStatus.Dissolved, Owes = null, AnswerBy = null, Interim = null, Proposed = null, Stage = null, OwedSince = null, Told = [],
                });
    }

    /// <summary>A person's closing answer stays, also when the reason goes; everything else goes with its reason.</summary>
    private static bool IsDissolved(Conflict conflict) => conflict.Status switch
    {
        ConflictStatus.Open => true,
        ConflictStatus.Settled => conflict.Settlement is { ByPerson: false },
        _ => false,
    };

    private static IEnumerable<Fact> Take(Scene scene, ConflictFinding finding)
    {
        var journaled = scene.Journaled(finding.Id);
        if (journaled is null || !journaled.StandsFor(finding.Material, finding.Act is not null))
        {
            var detected = Detected(scene, finding);
            yield return new ConflictChanged(ConflictStep.Detected, detected);
            if (finding.Act is { } act) yield return Settle(scene, detected, act);
            yield break;
        }

        // Closed by a person so that nothing gives way: nobody owes anything any more.
        if (journaled is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true, GivesWay: null } }) yield break;
        var revised = Revised(journaled, finding);
        var changed = !Same(revised, journaled);
        if (finding.Act is { } policys && revised.Settlement is not { ByPerson: true } && revised.Settlement?.GivesWay != policys.GivesWay)
            yield return Settle(scene, revised, policys);
        else if (changed)
            yield return new ConflictChanged(ConflictStep.Revised, revised);
    }

    private static Conflict Detected(Scene scene, ConflictFinding finding) => Revised(new Conflict
    {
        Id = finding.Id,
        Kind = finding.Kind,
        Parties = finding.Parties,
        Status = ConflictStatus.Open,
        DetectedAt = scene.Moment.Now,
        Material = finding.Material,
        PolicyVersion = scene.Policy.Version,
    }, finding);

    private static ConflictChanged Settle(Scene scene, Conflict conflict, PolicyAct act) => new(ConflictStep.Settled, conflict with
    {
        Status = ConflictStatus.Settled,
        Settlement = new Settlement(Settlement.Policy, act.Outcome, act.GivesWay, conflict.Kind, scene.Policy.Version, scene.Moment.Now, conflict.Material),
    });

    private static Conflict Revised(Conflict conflict, ConflictFinding finding) => conflict with
    {
        Material = finding.Material,
        Interim = finding.Interim,
        Proposed = finding.Proposed,
        Owes = finding.Owes,
        AnswerBy = finding.AnswerBy,
        Stage = finding.Stage,
        OwedSince = finding.OwedSince,
        Told = finding.Told,
    };

    private static bool Same(Conflict one, Conflict other) =>
        one with { Told = ImmutableArray<CaseworkerId>.Empty } == other with { Told = ImmutableArray<CaseworkerId>.Empty }
        && one.Told.AsSpan().SequenceEqual(other.Told.AsSpan());
}
