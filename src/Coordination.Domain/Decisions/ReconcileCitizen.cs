using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Asks every rule what holds now and until when that answer stands, and journals the difference to what held before. A second
/// reconciliation at the same instant changes nothing.
/// </summary>
public static class ReconcileCitizen
{
    /// <summary>The maximum number of instants one call catches up with. The next call continues.</summary>
    public const int CatchUpStepsMax = 2_000;

    /// <summary>
    /// The maximum number of passes until nothing changes any more. A pass may react to what the pass before it journaled.
    /// </summary>
    public const int PassesMax = 8;

    /// <summary>
    /// The name of the fault that a citizen still changes after <see cref="PassesMax"/> passes. What was journaled until then stands.
    /// </summary>
    public static string StillChanging { get; } = RuleFault.Step("rest");

    /// <summary>Run in this order: each step sees what the steps before it journaled.</summary>
    private static readonly (string Name, Action<RuleContext, List<Fact>> Ask)[] Steps =
    [
        (RuleFault.Step("opening"), StatusReconciliation.Opening),
        (RuleFault.Step("life"), LifeReconciliation.Difference),
        (RuleFault.Step("secrecy"), SecrecyReconciliation.Difference),
        (RuleFault.Step("statuses"), StatusReconciliation.Statuses),
        (RuleFault.Step("responsibilities"), StatusReconciliation.Responsibilities),
        (RuleFault.Step("handovers"), HandoverReconciliation.Difference),
        (RuleFault.Step("yields"), StatusReconciliation.Yields),
        (RuleFault.Step("releases"), StatusReconciliation.Releases),
        (RuleFault.Step("conflicts"), ConflictReconciliation.Difference),
        (RuleFault.Step("deadlines"), DeadlineReconciliation.Difference),
        (RuleFault.Step("waiting"), StatusReconciliation.Waiting),
        (RuleFault.Step("alerts"), AlertReconciliation.Difference),
    ];

    /// <summary>Journals the difference between what holds at an instant and what is journaled.</summary>
    /// <param name="context">The context of the decision. <see cref="DecisionContext.Now"/> is the instant.</param>
    /// <param name="cause">The id of the event or command that is the cause; null: time.</param>
    public static Decision Reconcile(this Citizen citizen, DecisionContext context, string? cause) =>
        citizen.Reconcile(context, cause, hasNews: cause is not null);

    /// <summary>The same after events that another place took in before, which are no cause of their own.</summary>
    internal static Decision ReconcileWithNews(this Citizen citizen, DecisionContext context) =>
        citizen.Reconcile(context, cause: null, hasNews: true);

    private static Decision Reconcile(this Citizen citizen, DecisionContext context, string? cause, bool hasNews)
    {
        // A place that joins, parts or follows another decides nothing.
        if (!citizen.Place.Decides) return new Decision(citizen, [], WakeAt: null);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var policy = context.Policy;
        DateTimeOffset? until = null;
        List<Fact> facts = [];
        for (var pass = 0; pass < PassesMax; pass++)
        {
            // Until when an answer stands depends on the state after all that was journaled. So each pass has a new clock.
            var (clock, before) = (new EvaluationClock(context.Now), entries.Count);
            var rules = new RuleContext(citizen, clock, policy, context.Organization) { HasNews = hasNews, Ids = context.Ids };
            foreach (var step in Steps)
            {
                facts.Clear();
                if (!rules.TryAsk(step.Name, step.Ask, facts, static (ask, context, found) => ask(context, found))) continue;
                if (facts.Count == 0) continue;
                foreach (var fact in facts)
                {
                    var entry = new Entry(fact, context.Now, ActorOf(fact), cause, policy.Version);
                    entries.Add(entry);
                    citizen = citizen.Evolve(entry);
                }

                rules = rules with { Citizen = citizen };
            }

            until = clock.Until;
            if (entries.Count == before)
                return new Decision(citizen, entries.DrainToImmutable(), until) { Faults = [.. rules.Faults] };
        }

        return new Decision(citizen, entries.DrainToImmutable(), until)
        {
            Faults = [new RuleFault(StillChanging, policy.Version, $"no rest within {PassesMax} passes")],
        };
    }

    /// <summary>
    /// Reconciles at every instant that has come since, in order of time. What fell due before the organization document was put is
    /// reconciled at the instant the document was put, so no journal states that a person was responsible before the person was
    /// known.
    /// </summary>
    /// <param name="wakeAt">When the citizen had to be woken, by the last decision; null: never.</param>
    /// <param name="context">The context of the decision.</param>
    /// <param name="since">
    /// When the citizen was last decided about. A policy version that began since is caught up with at the instant it began. Null: no
    /// version is.
    /// </param>
    public static Decision CatchUp(this Citizen citizen, DateTimeOffset? wakeAt, DecisionContext context, DateTimeOffset? since = null)
    {
        ImmutableArray<Entry> entries = [];
        ImmutableArray<RuleFault> faults = [];
        for (var step = 0; Due(wakeAt, context, since) is { } due && step < CatchUpStepsMax; step++)
        {
            if (due < context.Organization.Since) due = context.Organization.Since;
            if (due > context.Now) break;
            var decision = citizen.Reconcile(context with { Now = due }, cause: null);
            (citizen, wakeAt, entries) = (decision.Citizen, decision.WakeAt, entries.AddRange(decision.Entries));
            if (!decision.Faults.IsEmpty) faults = decision.Faults;
            if (since < due) since = due;
        }

        return new Decision(citizen, entries, wakeAt) { Faults = faults };
    }

    /// <summary>
    /// When a citizen must be reconciled next: the wake time of the last decision, or the start of a policy version if that is
    /// earlier.
    /// </summary>
    /// <param name="wakeAt">When the citizen must be woken, by the last decision; null: never.</param>
    /// <param name="context">The context of the decision.</param>
    /// <param name="since">When the citizen was last decided about; null: policy is ignored.</param>
    public static DateTimeOffset? Due(DateTimeOffset? wakeAt, DecisionContext context, DateTimeOffset? since)
    {
        var begins = since is { } decided ? context.Policies.NextAfter(decided) : null;
        return wakeAt is null || begins < wakeAt ? begins ?? wakeAt : wakeAt;
    }

    /// <summary>The author of a fact: a department's system if it made or offered a handover itself, else policy.</summary>
    private static string ActorOf(Fact fact) =>
        fact is HandoverChanged { Step: HandoverStep.Accepted or HandoverStep.Offered, Handover: { BySystem: true } made }
            ? made.By
            : Settlement.Policy;
}
