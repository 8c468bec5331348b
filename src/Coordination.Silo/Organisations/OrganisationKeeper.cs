using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace Coordination.Silo.Organisations;

/// <summary>Keeps a silo's knowledge of the organisation fresh.</summary>
[Alias("coordination.organisation-keeper")]
internal interface IOrganisationKeeper : IGrainService
{
    /// <summary>Answers when the silo decides on this version of the organisation, or a newer one.</summary>
    [Alias("know")]
    Task Know(long version);
}

/// <summary>
/// On every silo: looks each second for a document put on another silo, and rings the walk to those concerned, so that one
/// goes on wherever silos come and go.
/// </summary>
internal sealed class OrganisationKeeper(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, OrganisationSource source)
    : Rounds(id, silo, loggers), IOrganisationKeeper
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ILogger _log = loggers.CreateLogger<OrganisationKeeper>();
    private readonly SemaphoreSlim _put = new(0);

    public Task Know(long version) => source.KnowAsync(version);

    public override async Task Stop()
    {
        source.Put -= OnPut;
        await base.Stop();
        _put.Dispose();
    }

    protected override Task GoAsync()
    {
        source.Put += OnPut;
        return RepeatAsync(LookAsync, () => _put.WaitAsync(LookEvery, Stopping), fault => SiloLog.OrganisationUnreadable(_log, fault));
    }

    private async Task LookAsync()
    {
        await source.LoadAsync(Stopping);
        await grains.GetGrain<IOrganisationReach>(0).Ring();
    }

    private void OnPut() => _put.Release();
}

/// <summary>The way to the keeper of each silo.</summary>
internal sealed class OrganisationKeepers(IServiceProvider services, ISiloStatusOracle silos) : GrainServiceClient<IOrganisationKeeper>(services)
{
    /// <summary>Answers when every silo that takes work decides on this version; one that joins reads the newest before it takes any.</summary>
    public Task EveryoneKnowsAsync(long version) =>
        Task.WhenAll(silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Select(silo => GetGrainService(silo).Know(version)));
}
