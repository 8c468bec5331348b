using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Organizations;

/// <summary>Keeps a silo's knowledge of the organization fresh.</summary>
[Alias("coordination.organization-keeper")]
[GrainInterfaceType("coordination.organization-keeper")]
internal interface IOrganizationKeeper : IGrainService
{
    /// <summary>Answers when the silo decides on this version of the organization, or a newer one.</summary>
    [Alias("know")]
    Task EnsureVersion(long version);
}

/// <summary>
/// On every silo: looks each second for a document put on another silo, and rings the walk to those concerned, so that one
/// goes on wherever silos come and go.
/// </summary>
[GrainType("organization-keeper")]
internal sealed class OrganizationKeeper(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, OrganizationSource source)
    : PeriodicGrainService(id, silo, loggers), IOrganizationKeeper
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

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
        return RepeatAsync(LookAsync, () => _put.WaitAsync(LookEvery, Stopping), fault => SiloLog.OrganizationUnreadable(_log, fault));
    }

    private async Task LookAsync()
    {
        await source.LoadAsync(Stopping);
        await grains.GetGrain<IOrganizationRollout>(0).Signal();
    }

    private void OnPut() => _put.Release();
}
