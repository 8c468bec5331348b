using Coordination.Silo.Clock;
using Coordination.Storage.Holds;
using Coordination.Storage.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Figures;

/// <summary>
/// Samples the figures whose development operations see. Each host adds what it counted itself; what stands in the database is sampled by
/// one host at a time, which also removes what is too old. A host that dies loses what it counted since it last added, and another one
/// takes over its samples when its hold has run out.
/// </summary>
internal sealed class TrendKeeper(
    TrendCounts counts, TrendTable trends, OperationsCounts operations, HoldTable holds, ServiceClock clock, TimeProvider machine,
    ILogger<TrendKeeper> log)
    : BackgroundService
{
    private const string HoldName = "trends";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan HeldFor = Interval * 3;

    private readonly string _holder = Guid.NewGuid().ToString("N");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => SampleAsync(stoppingToken), () => Task.Delay(Interval, machine, stoppingToken),
        fault => SiloLog.TrendNotSampled(log, fault), stoppingToken);

    private async Task SampleAsync(CancellationToken stopping)
    {
        var steps = TrendSteps.Of(clock.Now);
        await AddCountsAsync(steps, stopping);
        var now = machine.GetUtcNow();
        if (!await holds.TakeAsync(HoldName, _holder, now, now + HeldFor, stopping)) return;
        await trends.RaiseAsync(steps, await ReadLevelsAsync(stopping), stopping);
    }

    private async Task AddCountsAsync(IReadOnlyList<TrendStep> steps, CancellationToken stopping)
    {
        var taken = counts.Take();
        if (taken.Count == 0) return;
        try
        {
            await trends.AddAsync(steps, taken, stopping);
        }
        catch
        {
            counts.Return(taken);
            throw;
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> ReadLevelsAsync(CancellationToken stopping)
    {
        var now = await operations.ReadAsync(stopping);
        var totals = await operations.ReadTotalsAsync(stopping);
        return new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            [TrendFigures.ConflictsOpen] = now.Conflicts.Sum(static row => row.Count),
            [TrendFigures.AlertsOpen] = totals.AlertsUnacknowledged,
            [TrendFigures.HandoversWaiting] = now.HandoversPending,
            [TrendFigures.DeadlinesMissed] = totals.Deadlines.Sum(static row => row.Missed),
            [TrendFigures.InboxWaiting] = now.InboxCount,
            [TrendFigures.DeadLetters] = now.DeadLetters,
            [TrendFigures.Parked] = now.Parked,
            [TrendFigures.DeliveriesWaiting] = await trends.CountDeliveriesWaitingAsync(stopping),
        };
    }
}
