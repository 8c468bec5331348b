using Coordination.Grains;
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
    : GrainService(id, silo, loggers), IOrganisationKeeper
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ILogger _log = loggers.CreateLogger<OrganisationKeeper>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _put = new(0);
    private Task _running = Task.CompletedTask;

    public Task Know(long version) => source.KnowAsync(version);

    protected override Task StartInBackground()
    {
        source.Put += OnPut;
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public override async Task Stop()
    {
        source.Put -= OnPut;
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
        _put.Dispose();
        await base.Stop();
    }

    private void OnPut() => _put.Release();

    private async Task RunAsync()
    {
        Caller.System.Flow();
        try
        {
            for (; ; )
            {
                try
                {
                    await source.LoadAsync(_stopping.Token);
                    await grains.GetGrain<IOrganisationReach>(0).Ring();
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    SiloLog.OrganisationUnreadable(_log, fault);
                }

                await _put.WaitAsync(LookEvery, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }
}

/// <summary>The way to the keeper of each silo.</summary>
internal sealed class OrganisationKeepers(IServiceProvider services, ISiloStatusOracle silos) : GrainServiceClient<IOrganisationKeeper>(services)
{
    /// <summary>Answers when every silo that takes work decides on this version; one that joins reads the newest before it takes any.</summary>
    public Task EveryoneKnowsAsync(long version) =>
        Task.WhenAll(silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Select(silo => GetGrainService(silo).Know(version)));
}
