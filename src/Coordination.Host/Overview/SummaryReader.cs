using Coordination.Silo;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Operations;
using Coordination.Storage.Telemetry;

namespace Coordination.Host.Overview;

/// <summary>
/// Reads the operations summary at most once a second for all callers. Counts that grow with the number of citizens are some
/// seconds old once they are slow to read (<see cref="AdaptiveCache{T}"/>). Thread safe.
/// </summary>
internal sealed class SummaryReader(
    OperationsCounts counts, FiguresTables figures, JournalLatency latency, EventThroughput throughput, PolicySource policies,
    PolicyRollout rollout, ServiceClock clock, TimeProvider machine, ActiveSilos silos) : IDisposable
{
    /// <summary>The maximum age of a summary.</summary>
    internal static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WaitingPeriod = TimeSpan.FromDays(90);

    private readonly SemaphoreSlim _one = new(1);
    private (long At, SummaryView? Value) _summary;
    private readonly AdaptiveCache<OperationsTotals> _totals = new(() => counts.ReadTotalsAsync(), machine);
    private readonly AdaptiveCache<IReadOnlyList<WaitingView>> _waiting = new(async () => WaitingView.Of(
        await figures.SummarizeWaitingAsync(new WaitingFilter(clock.Now - WaitingPeriod, null))), machine);

    internal async Task<SummaryView> ReadAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_summary.Value is { } fresh && machine.GetElapsedTime(_summary.At) < AgeMax) return fresh;
            var read = await CountAsync(cancellation);
            _summary = (machine.GetTimestamp(), read);
            return read;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<SummaryView> CountAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        var count = await counts.ReadAsync(cancellation);
        var (total, totalAge) = await _totals.GetAsync(cancellation);
        var (waiting, waitingAge) = await _waiting.GetAsync(cancellation);
        var (received, settled) = throughput.Rates();
        var journal = latency.Read();
        return new SummaryView(
            now, received, settled,
            new InboxView(count.InboxCount, count.InboxOldest is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : null),
            count.Refused, count.Parked, count.DeadLetters,
            ConflictCounts.Of(count.Conflicts),
            new HandoverCounts(count.HandoversPending, count.HandoversExpired),
            total.Deadlines, total.AlertsUnacknowledged,
            new CitizenCounts(total.Citizens, count.CitizensShared, count.CitizensWithoutCoordinator),
            waiting, await silos.CountAsync(),
            new JournalView(journal?.P50.TotalMilliseconds, journal?.P99.TotalMilliseconds),
            new PolicyNowView(policies.Now.Policy.Version, await rollout.CountBehindAsync(cancellation)),
            (totalAge > waitingAge ? totalAge : waitingAge).TotalSeconds);
    }
}
