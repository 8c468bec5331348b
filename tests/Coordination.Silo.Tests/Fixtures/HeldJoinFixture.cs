using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Three silos on the machine's clock, of which the one that leads in a join can be killed in the middle of it.</summary>
public sealed class HeldJoinFixture : ThreeSilosFixture
{
    public TakeOverGate Gate { get; } = new();

    /// <summary>From any silo that lives.</summary>
    public T GetLiving<T>() where T : notnull => Living.ServiceProvider.GetRequiredService<T>();

    public Task KillAsync(Orleans.Runtime.SiloAddress address) =>
        Cluster.KillSiloAsync(Cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)));

    protected override void SetUp(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(Gate);
        NoticeDeathsSoon(silo);
    }

    private InProcessSiloHandle Living => Cluster.Silos.First(silo => silo.IsActive);
}
