using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Executes <see cref="SettleConflict"/> as the rule declares for the outcome. Refusals have the order of <see cref="Refusal"/>.
/// </summary>
internal static class ConflictSettlement
{
    public static FactsOrRefusal Settle(RuleContext context, SettleConflict command, CaseworkerId by)
    {
        if (!context.Citizen.Conflicts.TryGetValue(command.Conflict, out var conflict) || ConflictRules.Find(conflict.Kind) is not { } rule)
            return Invalid.WithoutReason(command.Reason) ?? (Refusal)new NotFound("There is no such conflict.");
        var outcome = rule.Outcomes.FirstOrDefault(allowed => allowed.Word == command.Outcome);
        var faults = Check(rule, outcome, conflict, command);
        if (outcome is null || faults.Count > 0) return new Invalid(faults);
        var last = rule.IsFinal && conflict is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } settled } ? settled : null;
        // The person who gave the last answer is told that it was given, although that person owes nothing any more.
        if (last?.By != by.Value && !outcome.MayBeGiven(context, conflict, by))
            return new Forbidden(
                $"You may not answer {outcome.Word}: whoever owes the answer may, or, as the rule says, those responsible, the coordinator "
                + "or their unit leaders.");
        if (conflict.Status == ConflictStatus.Dissolved) return new StateConflict("Its reason is gone already.");
        if (last is not null)
            return new StateConflict($"It was settled by {last.By} at {last.At:O}: {Vocabulary.WordFor(last.Outcome)}.");
        if (outcome.Obstacle(conflict) is { } obstacle) return new StateConflict(obstacle);
        return FactsOrRefusal.Of(Apply(context, outcome, conflict, command, by), conflict.Id.Value);
    }

    /// <summary>
    /// The answers a person may give now that a conflict is open, or that policy settled it. Each is one that <see cref="Settle"/>
    /// would not refuse if given with a reason.
    /// </summary>
    public static IEnumerable<(AllowedOutcome Outcome, Party? GivesWay)> Choices(RuleContext context, Conflict conflict, CaseworkerId by)
    {
        if (conflict is not ({ Status: ConflictStatus.Open } or { Status: ConflictStatus.Settled, Settlement: { ByPerson: false } })
            || context.Organization.HasLeft(by)) yield break;
        foreach (var outcome in ConflictRules.Find(conflict.Kind)?.Outcomes ?? [])
        {
            if (!outcome.MayBeGiven(context, conflict, by) || outcome.Obstacle(conflict) is not null) continue;
            if (outcome.CanGiveWay is not { } canGiveWay) yield return (outcome, null);
            else
                foreach (var party in conflict.Parties)
                    if (canGiveWay(party)) yield return (outcome, party);
        }
    }

    private static ConflictChanged Apply(
        RuleContext context, AllowedOutcome outcome, Conflict conflict, SettleConflict command, CaseworkerId by) => outcome.Effect switch
    {
        OutcomeEffect.Advises => new(ConflictStep.Advised, conflict with
        {
            Advice = new Advice(outcome.Outcome, by, command.Reason!, context.Clock.Now),
        }),
        OutcomeEffect.PassesOn => new(ConflictStep.PassedOn, conflict with { PassedOn = conflict.PassedOn.Add(conflict.Proposed ?? by) }),
        _ => new(ConflictStep.Settled, conflict with
        {
            Status = ConflictStatus.Settled,
            Settlement = new Settlement(
                by.Value, outcome.Outcome, command.GivesWay, command.Reason, context.Policy.Version, context.Clock.Now, conflict.Material),
            Interim = null,
            Owes = null,
            AnswerBy = null,
            Stage = null,
            OwedSince = null,
            Told = [],
        }),
    };

    private static List<Fault> Check(IConflictRule rule, AllowedOutcome? outcome, Conflict conflict, SettleConflict command)
    {
        List<Fault> faults = [];
        if (outcome is null)
            faults.Add(new("/outcome", rule.Outcomes.IsEmpty
                ? $"A conflict of kind {conflict.Kind} is not settled: it ends when its reason goes."
                : $"A conflict of kind {conflict.Kind} is settled with one of: {string.Join(", ", rule.Outcomes.Select(o => o.Word))}."));
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(new("/reason", "A reason is required."));
        if (outcome?.CanGiveWay is { } canGiveWay)
        {
            var parties = conflict.Parties.Where(canGiveWay).Select(party => party.Id).ToList();
            if (command.GivesWay is not { } named || !parties.Contains(named))
                faults.Add(new("/party", $"What gives way is required, one of: {string.Join(", ", parties)}."));
        }
        else if (command.GivesWay is not null)
            faults.Add(new("/party", $"Nothing gives way with the outcome {command.Outcome}."));
        return faults;
    }
}
