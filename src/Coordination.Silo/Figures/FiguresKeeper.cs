using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Figures;

/// <summary>
/// Sums what ended long ago and joins counters, at the start and then at an interval. Several silos may do so at the same time.
/// </summary>
internal sealed class FiguresKeeper(FigureSums sums, ServiceClock clock, TimeProvider machine, ILogger<FiguresKeeper> log)
    : BackgroundService
{
    /// <summary>How soon figures are summed anew after a change of what ended long ago. Until then they are counted.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>After so long what ended hardly changes, because departments have reported it.</summary>
    private static readonly TimeSpan ReportedWithin = TimeSpan.FromDays(14);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => SumAsync(stoppingToken), () => Task.Delay(Interval, machine, stoppingToken), fault => SiloLog.FiguresNotSummed(log, fault),
        stoppingToken);

    private async Task SumAsync(CancellationToken stopping)
    {
        await sums.JoinCountersAsync(stopping);
        await sums.CloseAsync(new DateTimeOffset((clock.Now - ReportedWithin).UtcDateTime.Date, TimeSpan.Zero), stopping);
    }
}
