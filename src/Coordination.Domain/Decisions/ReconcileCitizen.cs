using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Asks every rule what holds now and until when that answer stands, and journals the difference to what held before.
/// Reconciling twice in a row changes nothing.
/// </summary>
public static class ReconcileCitizen
{
    /// <summary>Most instants caught up with in one go; what is left is caught up with at the next call.</summary>
    public const int CatchUpStepsMax = 2_000;

    /// <summary>Most passes until nothing changes any more; what one step journals, another may answer to in the next.</summary>
    public const int PassesMax = 8;

    /// <summary>The name of the fault that rules do not come to rest. What was journaled until then stands.</summary>
    public const string NoRest = "step:rest";

    /// <summary>Run in this order: each step sees what the steps before it journaled.</summary>
    private static readonly (string Name, Action<RuleContext, List<Fact>> Ask)[] Steps =
    [
        ("step:opening", StatusReconciliation.Opening),
        ("step:statuses", StatusReconciliation.Statuses),
        ("step:responsibilities", StatusReconciliation.Responsibilities),
        ("step:handovers", HandoverReconciliation.Difference),
        ("step:yields", StatusReconciliation.Yields),
        ("step:conflicts", ConflictReconciliation.Difference),
        ("step:deadlines", DeadlineReconciliation.Difference),
        ("step:waiting", StatusReconciliation.Waiting),
        ("step:alerts", AlertReconciliation.Difference),
    ];

    /// <summary>What holds at an instant, as the difference to what is journaled.</summary>
    /// <param name="context">What it is decided by; <see cref="DecisionContext.Now"/> is the instant.</param>
    /// <param name="cause">The event or command that makes this necessary; null: time.</param>
    public static Decision Reconcile(this Citizen citizen, DecisionContext context, string? cause)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var policy = context.Policy;
        DateTimeOffset? until = null;
        List<Fact> facts = [];
        for (var pass = 0; pass < PassesMax; pass++)
        {
            // Until when an answer stands is asked of the citizen as it is after all that was journaled: each pass anew.
            var (clock, before) = (new EvaluationClock(context.Now), entries.Count);
            var rules = new RuleContext(citizen, clock, policy, context.Organization);
            foreach (var step in Steps)
            {
                facts.Clear();
                if (!rules.TryAsk(step.Name, step.Ask, facts, static (ask, context, found) => ask(context, found))) continue;
                foreach (var fact in facts)
                {
                    var entry = new Entry(fact, context.Now, ActorOf(fact), cause, policy.Version);
                    entries.Add(entry);
                    rules = rules with { Citizen = rules.Citizen.Evolve(entry) };
                }
            }

            citizen = rules.Citizen;
            until = clock.Until;
            if (entries.Count == before)
                return new Decision(citizen, entries.DrainToImmutable(), until) { Faults = [.. rules.Faults] };
        }

        return new Decision(citizen, entries.DrainToImmutable(), until)
        {
            Faults = [new RuleFault(NoRest, policy.Version, $"no rest within {PassesMax} passes")],
        };
    }

    /// <summary>
    /// Reconciles at every instant that has come since, in order of time. What fell due before the organization document was put is
    /// reconciled at the instant it was put, so no journal claims that somebody was responsible before anybody knew them.
    /// </summary>
    /// <param name="wakeAt">When it had to be woken, as the last decision said.</param>
    /// <param name="context">What it is decided by.</param>
    /// <param name="since">
    /// When it was last decided about: a version of policy that began since is caught up with at the instant it began; null:
    /// none is.
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

    /// <summary>When a citizen must be looked at next: as the last decision said, or when a version of policy begins before that.</summary>
    /// <param name="wakeAt">When it had to be woken, as the last decision said.</param>
    /// <param name="context">What it is decided by.</param>
    /// <param name="since">When it was last decided about; null: policy is left out.</param>
    public static DateTimeOffset? Due(DateTimeOffset? wakeAt, DecisionContext context, DateTimeOffset? since)
    {
        var begins = since is { } decided ? context.Policies.NextAfter(decided) : null;
        return wakeAt is null || begins < wakeAt ? begins ?? wakeAt : wakeAt;
    }

    /// <summary>Who did it: a department's system where it made or offered a handover itself, else policy.</summary>
    private static string ActorOf(Fact fact) =>
        fact is HandoverChanged { Step: HandoverStep.Accepted or HandoverStep.Offered, Handover: { BySystem: true } made }
            ? made.By
            : Settlement.Policy;
}
