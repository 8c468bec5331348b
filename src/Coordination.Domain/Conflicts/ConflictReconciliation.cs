using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Journals the difference between the conflicts that hold and the conflicts in the journal.</summary>
internal static class ConflictReconciliation
{
    private static readonly FindingComparison<IConflictRule, ConflictFinding, ConflictId, Conflict> Comparison = new()
    {
        Rules = ConflictRules.All,
        Find = static (rule, context, findings) => rule.Find(context, findings),
        IdOf = static finding => finding.Id,
        RuleOf = static conflict => conflict.Kind,
        Journal = Journal,
        End = static (_, conflict, facts) =>
        {
            if (EndsWithItsReason(conflict)) facts.Add(new ConflictChanged(ConflictStep.Dissolved, Dissolved(conflict)));
        },
    };

    /// <summary>
    /// While the citizen is dead nothing is found. What stood is dissolved, and keeps its status in case the death turns out to be none.
    /// </summary>
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        if (context.Citizen.Death is null) Comparison.Difference(context, context.Citizen.Conflicts, facts);
        else
            foreach (var conflict in context.Citizen.Conflicts.Values)
                if (EndsWithItsReason(conflict))
                    facts.Add(new ConflictChanged(ConflictStep.Dissolved, Dissolved(conflict) with { AtDeath = conflict.Status }));
    }

    /// <summary>What was dissolved because the citizen was thought dead is as it was. Whether it still holds is asked next.</summary>
    public static void Awaken(RuleContext context, List<Fact> facts)
    {
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict.AtDeath is { } was)
                facts.Add(new ConflictChanged(
                    was == ConflictStatus.Settled ? ConflictStep.Settled : ConflictStep.Detected,
                    conflict with { Status = was, AtDeath = null }));
    }

    /// <summary>A person's closing answer stays when the reason goes; everything else ends with its reason.</summary>
    private static bool EndsWithItsReason(Conflict conflict) => conflict.Status switch
    {
        ConflictStatus.Open => true,
        ConflictStatus.Settled => conflict.Settlement is { ByPerson: false },
        _ => false,
    };

    private static Conflict Dissolved(Conflict conflict) => conflict with
    {
        Status = ConflictStatus.Dissolved, Owes = null, AnswerBy = null, Interim = null, Proposed = null, Stage = null,
        OwedSince = null, Told = [],
    };

    private static void Journal(RuleContext context, ConflictFinding finding, Conflict? journaled, List<Fact> facts)
    {
        PolicyAct? settles = finding.Act is { Outcome: not null } act ? act : null;
        if (journaled is null || !journaled.StandsFor(finding.Material, settles is not null))
        {
            var detected = Detected(context, finding);
            facts.Add(new ConflictChanged(ConflictStep.Detected, detected));
            if (settles is { } settled) facts.Add(Settled(context, detected, settled));
            return;
        }

        // A person settled it so that nothing yields. Nobody owes anything any more.
        if (journaled is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true, GivesWay: null } }) return;
        if (settles is { } settling && journaled.Settlement is not { ByPerson: true }
            && journaled.Settlement?.GivesWay != settling.GivesWay)
            facts.Add(Settled(context, Revised(journaled, finding), settling));
        else if (!IsAsFound(journaled, finding))
            facts.Add(new ConflictChanged(ConflictStep.Revised, Revised(journaled, finding)));
    }

    private static Conflict Detected(RuleContext context, ConflictFinding finding) => Revised(new Conflict
    {
        Id = finding.Id,
        Kind = finding.Kind,
        Parties = finding.Parties,
        Status = ConflictStatus.Open,
        DetectedAt = context.Clock.Now,
        Material = finding.Material,
        PolicyVersion = context.Policy.Version,
    }, finding);

    private static ConflictChanged Settled(RuleContext context, Conflict conflict, PolicyAct act)
    {
        var (version, now) = (context.Policy.Version, context.Clock.Now);
        var settlement = new Settlement(
            Settlement.Policy, act.Outcome!.Value, act.GivesWay, Reason: conflict.Kind, version, now, conflict.Material);
        return new(ConflictStep.Settled, conflict with { Status = ConflictStatus.Settled, Settlement = settlement });
    }

    private static Conflict Revised(Conflict conflict, ConflictFinding finding) => conflict with
    {
        Material = finding.Material,
        Interim = finding.Act?.Interim,
        Proposed = finding.Act?.Proposed,
        Owes = finding.Owed.By,
        AnswerBy = finding.Owed.Due,
        Stage = finding.Owed.Stage,
        OwedSince = finding.Owed.Since,
        Told = finding.Owed.Told,
    };

    /// <summary>Whether <see cref="Revised"/> would change nothing.</summary>
    private static bool IsAsFound(Conflict it, ConflictFinding finding) =>
        it.Material == finding.Material && it.Interim == finding.Act?.Interim && it.Proposed == finding.Act?.Proposed
        && it.Owes == finding.Owed.By && it.AnswerBy == finding.Owed.Due && it.Stage == finding.Owed.Stage
        && it.OwedSince == finding.Owed.Since && it.Told.AsSpan().SequenceEqual(finding.Owed.Told.AsSpan());
}
