using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Organizations;

/// <summary>Keeps a silo's organization up to date.</summary>
[Alias("coordination.organization-keeper")]
[GrainInterfaceType("coordination.organization-keeper")]
internal interface IOrganizationKeeper : IGrainService
{
    /// <summary>Completes when the silo uses this version of the organization or a newer one.</summary>
    [Alias("know")]
    Task EnsureVersion(long version);
}

/// <summary>
/// On every silo: at an interval it reads documents put on other silos, and signals the rollout, so that the rollout continues while
/// any silo runs.
/// </summary>
[GrainType("organization-keeper")]
internal sealed class OrganizationKeeper(
    GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, OrganizationSource source,
    IOptions<OrganizationOptions> options)
    : PeriodicGrainService(id, silo, loggers), IOrganizationKeeper
{
    private readonly ILogger _log = loggers.CreateLogger<OrganizationKeeper>();
    private readonly SemaphoreSlim _put = new(0);

    public Task EnsureVersion(long version) => source.EnsureVersionAsync(version);

    public override async Task Stop()
    {
        source.Put -= OnPut;
        await base.Stop();
        _put.Dispose();
    }

    protected override Task RunAsync()
    {
        source.Put += OnPut;
        return RepeatAsync(
            RefreshAsync, () => _put.WaitAsync(options.Value.RefreshInterval, Stopping),
            fault => SiloLog.OrganizationUnreadable(_log, fault));
    }

    private async Task RefreshAsync()
    {
        await source.LoadAsync(Stopping);
        await grains.GetGrain<IOrganizationRollout>(0).Signal();
    }

    private void OnPut() => _put.Release();
}
