using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Telemetry;

/// <summary>Spans and metrics of the silo. They contain nothing that identifies a citizen.</summary>
public static class SiloTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Coordination.Silo";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Counter<long> Received { get; } = Meter.CreateCounter<long>(
        "coordination.events.received", "{event}", "Events made durable in the inbox.");

    internal static UpDownCounter<long> AtOnce { get; } = Meter.CreateUpDownCounter<long>(
        "coordination.intake.at_once", "{event}", "Events being made durable on this host.");

    internal static Gauge<long> Waiting { get; } = Meter.CreateGauge<long>(
        "coordination.inbox.waiting", "{event}", "Events of the whole cluster that wait in the inbox.");

    internal static Gauge<double> OldestWaits { get; } = Meter.CreateGauge<double>(
        "coordination.inbox.oldest", "s", "How long the oldest event in the inbox has waited.");

    internal static Gauge<long> IntakeBounds { get; } = Meter.CreateGauge<long>(
        "coordination.intake.bound", "{event}",
        "The bounds on what is received, as they are set: at-once, waiting, late, source, citizen.");

    internal static Counter<long> Shed { get; } = Meter.CreateCounter<long>(
        "coordination.intake.shed", "{refusal}", "Requests, calls and events refused because of the load, by bound and door.");

    internal static Counter<long> Taken { get; } = Meter.CreateCounter<long>(
        "coordination.events.taken", "{event}", "Events a citizen has dealt with, by what became of them.");

    internal static Counter<long> Decided { get; } = Meter.CreateCounter<long>(
        "coordination.decisions", "{decision}", "Decisions journaled, by kind.");

    internal static Counter<long> Woken { get; } = Meter.CreateCounter<long>(
        "coordination.citizens.woken", "{citizen}", "Citizens woken because something fell due.");

    internal static Gauge<double> ClockAhead { get; } = Meter.CreateGauge<double>(
        "coordination.clock.ahead", "s", "How far this host's clock is ahead of the database's; negative: behind.");

    internal static Gauge<int> ClockIsWrong { get; } = Meter.CreateGauge<int>(
        "coordination.clock.wrong", "{silo}", "1 while the clock differs so much that this silo decides nothing, else 0.");

    internal static Counter<long> DecisionsHeldBack { get; } = Meter.CreateCounter<long>(
        "coordination.clock.held_back", "{decision}", "Decisions that were refused because this silo's clock is wrong.");

    internal static Counter<long> PolicyReconciled { get; } = Meter.CreateCounter<long>(
        "coordination.policy.reconciled", "{citizen}", "Citizens reconciled because another version of policy applies.");

    internal static Gauge<long> PolicyBehind { get; } = Meter.CreateGauge<long>(
        "coordination.policy.behind", "{citizen}",
        "Citizens of the whole cluster not yet reconciled under the version of policy that applies.");

    internal static Counter<long> RulesLeftOut { get; } = Meter.CreateCounter<long>(
        "coordination.rules.left_out", "{rule}", "Rules that failed for a citizen and were left out, by rule.");

    internal static Counter<long> CallsRefused { get; } = Meter.CreateCounter<long>(
        "coordination.grain_calls.refused", "{call}", "Grain calls from outside the cluster that were refused, by reason.");

    internal static Histogram<double> Deciding { get; } = Meter.CreateHistogram<double>(
        "coordination.deciding", "s", "Time to decide one batch of events of one citizen, without the journal.");

    internal static Histogram<double> Settling { get; } = Meter.CreateHistogram<double>(
        "coordination.events.settling", "s", "Time from an event's arrival in the inbox until its citizen has dealt with it.");

    /// <summary>Counts applied events by their result.</summary>
    internal static void CountTaken(IReadOnlyList<EventResult> results)
    {
        foreach (var result in results) Taken.Add(1, new KeyValuePair<string, object?>("outcome", result.Status));
    }

    /// <summary>Counts events that their citizens have dealt with, by the time since they were in the inbox.</summary>
    internal static void CountSettled(int events, TimeSpan since)
    {
        var seconds = Math.Max(0, since.TotalSeconds);
        for (var one = 0; one < events; one++) Settling.Record(seconds);
    }

    /// <summary>Counts durable decisions by kind.</summary>
    internal static void CountDecided(IReadOnlyList<FactRow> facts)
    {
        foreach (var fact in facts)
            if (fact.EventId is null) Decided.Add(1, new KeyValuePair<string, object?>("kind", fact.Kind));
    }
}
