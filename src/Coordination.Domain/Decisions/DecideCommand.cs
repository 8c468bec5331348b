using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Barriers;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;
using Coordination.Domain.Measures;
using Coordination.Domain.Plans;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Decisions;

/// <summary>Decides the commands of people. Refusals have the order of <see cref="Refusal"/>.</summary>
public static class DecideCommand
{
    private static Forbidden HasLeft { get; } = new("Whoever has left the organization decides nothing any more.");

    /// <summary>Decides a command at the instant it is given. The same decision includes reconciliation.</summary>
    public static CommandOutcome Decide(this Citizen citizen, IssuedCommand issued, DecisionContext context)
    {
        var rules = new RuleContext(citizen, new EvaluationClock(context.Now), context.Policy, context.Organization)
        {
            Ids = context.Ids,
        };
        var result = Decide(rules, issued);
        if ((result.Refusal is null or StateConflict) && !MayStillDecide(rules, issued)) return HasLeft;
        if (result.Refusal is { } refusal) return refusal;
        if (citizen.Death is { } death && !IsDecidedAfterDeath(issued.Command))
            return new StateConflict($"The citizen died on {death.On:yyyy-MM-dd}; nothing more is decided.");
        ImmutableArray<Entry> entries =
            [.. result.Facts.Select(fact => new Entry(fact, context.Now, issued.By.Value, issued.Id, rules.Policy.Version))];
        var decision = entries.Aggregate(citizen, EvolveCitizen.Evolve).Reconcile(context, issued.Id);
        return new CommandOutcome(decision with { Entries = decision.Entries.InsertRange(0, entries) }, Refusal: null, result.ChangedId);
    }

    private static FactsOrRefusal Decide(RuleContext context, IssuedCommand issued) => issued.Command switch
    {
        AppointAsCoordinator appoint => CoordinatorCommands.Appoint(context, appoint, issued.By),
        LayDownCoordination layDown => CoordinatorCommands.LayDown(context, layDown, issued.By),
        OfferHandover offer => HandoverCommands.Offer(context, offer, issued),
        RequestHandover request => HandoverCommands.Request(context, request, issued),
        AcceptHandover accept => HandoverCommands.Accept(context, accept, issued.By),
        DeclineHandover decline => HandoverCommands.Decline(context, decline, issued.By),
        WithdrawHandover withdraw => HandoverCommands.Withdraw(context, withdraw, issued.By),
        TransferCaseload transfer => CaseloadTransfer.Transfer(context, transfer, issued),
        SettleConflict settle => ConflictSettlement.Settle(context, settle, issued.By),
        AnswerContact answer => ContactCommands.Answer(context, answer, issued),
        SayAsCitizen say => OwnMessages.Say(context, say, issued),
        GiveFeedback give => OwnFeedback.Give(context, give, issued),
        TakeSlot take => SlotCommands.Take(context, take, issued),
        AssignConsultant assign => ConsultantCommands.Assign(context, assign, issued.By),
        BreakGlass glass => GlassCommands.Break(context, glass, issued.By),
        WritePlan write => PlanCommands.Write(context, write, issued),
        AgreePlan agree => PlanCommands.Agree(context, agree, issued.By),
        MakeStepLink make => StepLinkCommands.Make(context, make, issued),
        WithdrawStepLink withdraw => StepLinkCommands.Withdraw(context, withdraw, issued.By),
        AskMeasure ask => MeasureCommands.Ask(context, ask, issued),
        AnswerMeasure answer => MeasureCommands.Answer(context, answer, issued.By),
        LogBarrier log => BarrierCommands.Log(context, log, issued),
        AcknowledgeAlert acknowledge => AlertCommands.Acknowledge(context, acknowledge, issued.By),
        _ => throw new InvalidOperationException($"No decision for the command {issued.Command.GetType().Name}."),
    };

    /// <summary>
    /// What is still decided after a death: news is acknowledged, a caseload moves, because interventions run until they are ended, the
    /// coordinator role is laid down, and the glass is broken.
    /// </summary>
    private static bool IsDecidedAfterDeath(Command command) =>
        command is AcknowledgeAlert or TransferCaseload or LayDownCoordination or BreakGlass;

    /// <summary>False for a person who has left. A caseload transfer continues even if the person who ordered it has left.</summary>
    private static bool MayStillDecide(RuleContext context, IssuedCommand issued) =>
        issued.Command is TransferCaseload || !context.Organization.HasLeft(issued.By);
}
