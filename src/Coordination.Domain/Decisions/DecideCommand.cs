using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Carries out what people ask. Refusals come in this order: not found, not valid, not allowed, not in this state.
/// </summary>
public static class DecideCommand
{
    /// <summary>Decides a command at the moment it is given; what follows from it is reconciled at once.</summary>
    public static CommandOutcome Decide(this Citizen citizen, IssuedCommand issued, DecisionContext around)
    {
        var context = new RuleContext(citizen, new EvaluationClock(around.Now), around.Policy, around.Organization);
        var verdict = Decide(context, issued);
        if ((verdict.Refusal is null or StateConflict) && HasLeft(context, issued)) return new Forbidden("Whoever has left the organization decides nothing any more.");
        if (verdict.Refusal is { } refusal) return refusal;
        ImmutableArray<Entry> entries = [.. verdict.Facts.Select(fact => new Entry(fact, around.Now, issued.By.Value, issued.Id, context.Policy.Version))];
        var decision = entries.Aggregate(citizen, EvolveCitizen.Evolve).Reconcile(around, issued.Id);
        return new CommandOutcome(decision with { Entries = decision.Entries.InsertRange(0, entries) }, null, verdict.Changed);
    }

    /// <summary>A caseload goes on being transferred as it was ordered, also when the one who ordered it has left since.</summary>
    private static bool HasLeft(RuleContext context, IssuedCommand issued) => issued.Command is not TransferCaseload && context.Organization.HasLeft(issued.By);

    private static FactsOrRefusal Decide(RuleContext context, IssuedCommand issued) => issued.Command switch
    {
        AppointAsCoordinator appoint => Coordinating.Appoint(context, appoint, issued.By),
        OfferHandover offer => HandingOver.Offer(context, offer, issued),
        RequestHandover request => HandingOver.Request(context, request, issued),
        AcceptHandover accept => HandingOver.Accept(context, accept.Handover, issued.By),
        DeclineHandover decline => HandingOver.Decline(context, decline, issued.By),
        WithdrawHandover withdraw => HandingOver.Withdraw(context, withdraw, issued.By),
        TransferCaseload transfer => Transferring.Transfer(context, transfer, issued),
        SettleConflict settle => ConflictSettlement.Settle(context, settle, issued.By),
        AcknowledgeAlert acknowledge => Acknowledging.Acknowledge(context, acknowledge, issued.By),
        _ => throw new InvalidOperationException($"No decision for the command {issued.Command.GetType().Name}."),
    };
}
