using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Organizations;

/// <summary>Keeps the organization of a host without a silo up to date. On a silo the <see cref="OrganizationKeeper"/> does.</summary>
internal sealed class OrganizationFollower(
    OrganizationSource source, TimeProvider machine, IOptions<OrganizationOptions> options, ILogger<OrganizationFollower> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => source.LoadAsync(stoppingToken), () => Task.Delay(options.Value.RefreshInterval, machine, stoppingToken),
        fault => SiloLog.OrganizationUnreadable(log, fault), stoppingToken);
}
