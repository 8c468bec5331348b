using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Operations;
using Coordination.Storage.Telemetry;

namespace Coordination.Host.Api;

/// <summary>Reads the operations summary once for all who look, at most once a second; waiting times once a minute. Thread safe.</summary>
internal sealed class SummaryReader(
    OperationsCounts counts, FiguresTables figures, JournalLatency latency, Flow flow, PolicySource policies, PolicyRollout rollout, ServiceClock clock,
    TimeProvider machine, IGrainFactory grains) : IDisposable
{
    /// <summary>How old a summary may be.</summary>
    internal static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WaitingAgeMax = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WaitingPeriod = TimeSpan.FromDays(90);

    private readonly SemaphoreSlim _one = new(1);
    private (long At, SummaryView? Value) _summary;
    private (long At, IReadOnlyList<WaitingView>? Value) _waiting;

    /// <summary>The summary, at most a second old.</summary>
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
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellation);
        var count = await counts.ReadAsync(cancellation);
        var (received, settled) = flow.Rates();
        var journal = latency.Read();
        return new SummaryView(
            now, received, settled,
            new InboxView(count.InboxCount, count.InboxOldest is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : null),
            count.Refused, count.Parked, count.DeadLetters,
            new ConflictCounts(
                count.Conflicts.Sum(static row => row.Count),
                [.. count.Conflicts.GroupBy(static row => row.Kind).Select(static kind => new KindCount(kind.Key, kind.Sum(static row => row.Count)))],
                [.. count.Conflicts.GroupBy(static row => row.DepartmentPair).Select(static pair => new PairCount(
                    pair.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries), pair.Sum(static row => row.Count)))]),
            new HandoverCounts(count.HandoversPending, count.HandoversExpired),
            count.Deadlines, count.AlertsUnacknowledged,
            new CitizenCounts(count.Citizens, count.CitizensShared, count.CitizensWithoutCoordinator),
            await WaitingAsync(now, cancellation), hosts.Count,
            new JournalView(journal?.P50.TotalMilliseconds, journal?.P99.TotalMilliseconds),
            new PolicyNowView(policies.Now.Policy.Version, await rollout.CountBehindAsync(cancellation)));
    }

    private async Task<IReadOnlyList<WaitingView>> WaitingAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (_waiting.Value is { } fresh && machine.GetElapsedTime(_waiting.At) < WaitingAgeMax) return fresh;
        var period = await figures.ReadAsync(now - WaitingPeriod, null, null, cancellation);
        var waiting = WaitingView.Of(period.Waiting);
        _waiting = (machine.GetTimestamp(), waiting);
        return waiting;
    }
}
