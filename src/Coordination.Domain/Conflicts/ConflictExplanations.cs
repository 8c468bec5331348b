using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>Every conflict explains itself: what clashes, by which rule and policy version, on what basis, and what happens if nobody answers.</summary>
public static class ConflictExplanations
{
    /// <summary>The explanation of a conflict as it stands.</summary>
    public static TextView Explain(Citizen citizen, Conflict conflict, Policy policy)
    {
        if (!policy.Rules.TryGetValue(conflict.Kind, out var rule)) return Phrase.Same(conflict.Kind);
        return Phrase.Join(
            Filled(rule.Text("what"), citizen, conflict, policy, rule),
            Act(citizen, conflict, policy, rule),
            Owed(conflict, policy),
            conflict.Owes is null ? Phrase.Empty : Otherwise(citizen, conflict, policy, rule),
            policy.Text("rule").Fill(("{rule}", Phrase.Same(conflict.Kind)), ("{version}", Phrase.Same(conflict.PolicyVersion)), ("{basis}", Phrase.Same(rule.Basis))));
    }

    /// <summary>Whether the explanation of a conflict that is the same in both states names the same things in both: then it is the same.</summary>
    public static bool IsAlike(Citizen one, Citizen other, Conflict conflict, Policy policy)
    {
        foreach (var party in conflict.Parties)
            if (!PartyWords.AreAlike(one, other, party.Id)) return false;
        if (conflict.Settlement?.GivesWay is { } givesWay && !PartyWords.AreAlike(one, other, givesWay)) return false;
        return ConflictRules.Find(conflict.Kind) is not { } rule || rule.Words(one, conflict, policy).SequenceEqual(rule.Words(other, conflict, policy));
    }

    private static TextView Act(Citizen citizen, Conflict conflict, Policy policy, RulePolicy rule)
    {
        if (conflict.Settlement is not { } settled)
            return conflict.Interim is null ? Phrase.Empty : Filled(rule.Text("act"), citizen, conflict, policy, rule);
        var act = rule.Text("act");
        if (!settled.ByPerson && !act.Names("{party}")) return Filled(act, citizen, conflict, policy, rule);
        var party = settled.GivesWay is { } givesWay ? PartyWords.Of(citizen, givesWay, policy) : Phrase.Empty;
        if (!settled.ByPerson) return Filled(act.Fill(("{party}", party)), citizen, conflict, policy, rule);
        return policy.Text(settled.GivesWay is null ? "settled" : "settled-giving-way").Fill(
            ("{party}", party), ("{by}", Phrase.Same(settled.By)), ("{outcome}", Phrase.Same(settled.Outcome)), ("{reason}", Phrase.Same(settled.Reason)));
    }

    private static TextView Owed(Conflict conflict, Policy policy) => conflict is { Owes: { } owes, AnswerBy: { } due }
        ? policy.Text(conflict.Status == ConflictStatus.Settled ? "rebooks" : "owes").Fill(("{owes}", Phrase.Same(owes.Value)), ("{due}", Phrase.By(due)))
        : Phrase.Empty;

    private static TextView Otherwise(Citizen citizen, Conflict conflict, Policy policy, RulePolicy rule) =>
        rule.Texts.TryGetValue("otherwise", out var own) ? Filled(own, citizen, conflict, policy, rule) : policy.Text("otherwise");

    /// <summary>The parties, the one proposed, the rule's own words and thresholds in their places.</summary>
    private static TextView Filled(TextView words, Citizen citizen, Conflict conflict, Policy policy, RulePolicy rule)
    {
        var filled = words;
        if (filled.Names("{one}")) filled = filled.Fill(("{one}", PartyWords.Of(citizen, conflict.Parties[0].Id, policy)));
        if (filled.Names("{other}")) filled = filled.Fill(("{other}", PartyWords.Of(citizen, conflict.Parties[^1].Id, policy)));
        if (!filled.Names("{")) return filled;
        filled = filled.Fill(("{proposed}", Phrase.Same(conflict.Proposed?.Value)), ("{owes}", Phrase.Same(conflict.Owes?.Value)));
        foreach (var place in ConflictRules.Find(conflict.Kind)?.Words(citizen, conflict, policy) ?? []) filled = filled.Fill(place);
        return filled.Fill(rule.Numbers);
    }
}
