using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Clock;

/// <summary>Compares this host's clock with the database's at an interval.</summary>
internal sealed class ClockKeeper(ClockCheck check, TimeProvider machine, IOptions<ClockOptions> options, ILogger<ClockKeeper> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => check.CompareAsync(stoppingToken), () => Task.Delay(options.Value.CheckInterval, machine, stoppingToken),
        fault => SiloLog.ClockNotCompared(log, fault), stoppingToken);
}
