using Coordination.Silo.Clock;
using Coordination.Storage.Retention;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Retention;

/// <summary>Removes what was kept long enough, at the start and then at an interval. Several silos may do so at the same time.</summary>
internal sealed class RetentionKeeper(
    RetentionTable table, ServiceClock clock, TimeProvider machine, IOptions<RetentionOptions> options, ILogger<RetentionKeeper> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => PruneAsync(stoppingToken), () => Task.Delay(options.Value.Interval, machine, stoppingToken),
        fault => SiloLog.PruningFailed(log, fault), stoppingToken);

    private async Task PruneAsync(CancellationToken stopping)
    {
        var (now, keep) = (clock.Now, options.Value);
        await table.OpenMonthsAsync(now, stopping);
        await table.PruneAsync(Kept.Accesses, now.AddMonths(-keep.AccessLogMonths), stopping);
        await table.PruneAsync(Kept.Refusals, now.AddMonths(-keep.RefusalMonths), stopping);
        await table.PruneAsync(Kept.Answers, now.AddMonths(-keep.AnswerMonths), stopping);
        await table.PruneAsync(Kept.Receipts, now.AddMonths(-keep.ReceiptMonths), stopping);
        await table.PruneAsync(Kept.Undelivered, now.AddMonths(-keep.ReceiptMonths), stopping);
        await table.PruneAsync(Kept.Deliveries, now.AddMonths(-keep.ReceiptMonths), stopping);
        await table.PruneAsync(Kept.Mails, now.AddMonths(-keep.ReceiptMonths), stopping);
    }
}
