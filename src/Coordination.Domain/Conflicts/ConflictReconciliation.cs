using Coordination.Domain.Citizens;

namespace Coordination.Domain.Conflicts;

/// <summary>Journals the difference between the conflicts that hold and those that are journaled.</summary>
internal static class ConflictReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        var journaled = context.Citizen.Conflicts;
        var found = new bool[journaled.Count];
        foreach (var rule in ConflictRules.All)
        {
            if (!context.Concerns(rule)) continue;
            foreach (var finding in rule.Find(context))
            {
                var place = journaled.PlaceOf(finding.Id);
                if (place >= 0) found[place] = true;
                Take(context, finding, place >= 0 ? journaled.Values[place] : null, facts);
            }
        }

        for (var place = 0; place < found.Length; place++)
            if (!found[place] && IsDissolved(journaled.Values[place]))
                facts.Add(new ConflictChanged(ConflictStep.Dissolved, journaled.Values[place] with
                {
                    Status = ConflictStatus.Dissolved, Owes = null, AnswerBy = null, Interim = null, Proposed = null, Stage = null, OwedSince = null, Told = [],
                }));
    }

    /// <summary>A person's closing answer stays, also when the reason goes; everything else goes with its reason.</summary>
    private static bool IsDissolved(Conflict conflict) => conflict.Status switch
    {
        ConflictStatus.Open => true,
        ConflictStatus.Settled => conflict.Settlement is { ByPerson: false },
        _ => false,
    };

    private static void Take(RuleContext context, ConflictFinding finding, Conflict? journaled, List<Fact> facts)
    {
        if (journaled is null || !journaled.StandsFor(finding.Material, finding.Act is not null))
        {
            var detected = Detected(context, finding);
            facts.Add(new ConflictChanged(ConflictStep.Detected, detected));
            if (finding.Act is { } act) facts.Add(Settle(context, detected, act));
            return;
        }

        // Closed by a person so that nothing gives way: nobody owes anything any more.
        if (journaled is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true, GivesWay: null } }) return;
        if (finding.Act is { } policys && journaled.Settlement is not { ByPerson: true } && journaled.Settlement?.GivesWay != policys.GivesWay)
            facts.Add(Settle(context, Revised(journaled, finding), policys));
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

    private static ConflictChanged Settle(RuleContext context, Conflict conflict, PolicyAct act) => new(ConflictStep.Settled, conflict with
    {
        Status = ConflictStatus.Settled,
        Settlement = new Settlement(Settlement.Policy, act.Outcome, act.GivesWay, conflict.Kind, context.Policy.Version, context.Clock.Now, conflict.Material),
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

    /// <summary>Whether <see cref="Revised"/> would change nothing.</summary>
    private static bool IsAsFound(Conflict it, ConflictFinding finding) =>
        it.Material == finding.Material && it.Interim == finding.Interim && it.Proposed == finding.Proposed && it.Owes == finding.Owes
        && it.AnswerBy == finding.AnswerBy && it.Stage == finding.Stage && it.OwedSince == finding.OwedSince
        && it.Told.AsSpan().SequenceEqual(finding.Told.AsSpan());
}
