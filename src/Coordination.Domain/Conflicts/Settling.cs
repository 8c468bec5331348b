using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Settling conflicts by persons: professionals decide, policy gives way.</summary>
internal static class Settling
{
    public static FactsOrRefusal Settle(RuleContext context, SettleConflict command, CaseworkerId by)
    {
        if (!context.Citizen.Conflicts.TryGetValue(command.Conflict, out var conflict) || ConflictRules.Find(conflict.Kind) is not { } rule)
            return Invalid.WithoutReason(command.Reason) ?? (Refusal)new NotFound("There is no such conflict.");
        var faults = Check(rule, conflict, command);
        if (faults.Count > 0) return new Invalid(faults);
        var last = rule.IsFinal && conflict is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } settled } ? settled : null;
        // Whoever answered owes nothing any more, and is told so all the same.
        if (last?.By != by.Value && !rule.MaySettle(context, conflict, command.Outcome, by))
            return new Forbidden("You are not among those who may settle this so.");
        if (conflict.Status == ConflictStatus.Dissolved) return new StateConflict("Its reason is gone already.");
        if (last is not null) return new StateConflict($"It was settled by {last.By} at {last.At:O}: {last.Outcome}.");
        return command.Outcome switch
        {
            "advise-lift" or "advise-uphold" => Advise(context, conflict, command, by),
            "lift" or "uphold" when conflict.Stage == Conflict.AdviceStage =>
                new StateConflict($"Advice is owed by {conflict.Owes} until {conflict.AnswerBy?.At:O}; decide after it."),
            "pass-on" when conflict.Proposed is null => new StateConflict("Everybody in line has passed it on; somebody must take it or be given it."),
            "pass-on" => FactsOrRefusal.Of(new ConflictChanged(ConflictStep.PassedOn, conflict with { PassedOn = conflict.PassedOn.Add(conflict.Proposed ?? by) }), conflict.Id.Value),
            _ => Close(context, conflict, command, by),
        };
    }

    private static FactsOrRefusal Advise(RuleContext context, Conflict conflict, SettleConflict command, CaseworkerId by)
    {
        if (conflict.Advice is { } given) return new StateConflict($"It was advised by {given.By} at {given.At:O}: {given.Outcome}.");
        var advice = new Advice(command.Outcome, by, command.Reason!, context.Clock.Now);
        return FactsOrRefusal.Of(new ConflictChanged(ConflictStep.Advised, conflict with { Advice = advice }), conflict.Id.Value);
    }

    private static FactsOrRefusal Close(RuleContext context, Conflict conflict, SettleConflict command, CaseworkerId by)
    {
        var settlement = new Settlement(
            by.Value, command.Outcome, command.GivesWay, command.Reason, context.Policy.Version, context.Clock.Now, conflict.Material);
        return FactsOrRefusal.Of(new ConflictChanged(ConflictStep.Settled, conflict with
        {
            Status = ConflictStatus.Settled,
            Settlement = settlement,
            Interim = null,
            Owes = null,
            AnswerBy = null,
            Stage = null,
            OwedSince = null,
            Told = [],
        }), conflict.Id.Value);
    }

    private static List<Fault> Check(IConflictRule rule, Conflict conflict, SettleConflict command)
    {
        List<Fault> faults = [];
        if (!rule.Outcomes.Contains(command.Outcome))
            faults.Add(new("/outcome", rule.Outcomes.Count == 0
                ? $"A conflict of kind {conflict.Kind} is not settled: it ends when its reason goes."
                : $"A conflict of kind {conflict.Kind} is settled with one of: {string.Join(", ", rule.Outcomes)}."));
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(new("/reason", "A reason is required."));
        var needsParty = command.Outcome is "yield" or "answered-by";
        var canGiveWay = conflict.Parties.Where(p => p.Type != PartyTypes.Admission).Select(p => p.Id).ToList();
        if (needsParty && (command.GivesWay is not { } party || !canGiveWay.Contains(party)))
            faults.Add(new("/party", $"What gives way is required, one of: {string.Join(", ", canGiveWay)}."));
        if (!needsParty && command.GivesWay is not null)
            faults.Add(new("/party", $"Nothing gives way with the outcome {command.Outcome}."));
        return faults;
    }
}
