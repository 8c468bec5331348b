using Coordination.Grains;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Organizations;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;
using OrganizationDocument = Coordination.Organizations.OrganizationDocument;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>
/// Three silos on one manual clock, of which any may be killed at any time: it is noticed within seconds, as in service, and
/// another takes its place when asked for.
/// </summary>
public sealed class DyingSilosFixture : ThreeSilosFixture
{
    private readonly List<(DateTimeOffset From, ReferenceOrganization Organization)> _put = [];

    public ServiceClock Clock { get; } = ServiceClock.Manual(TimeProvider.System, SiloFixture.Start);

    private InProcessSiloHandle[] Living => [.. Cluster.Silos.Where(silo => silo.IsActive)];

    /// <summary>From any silo that lives.</summary>
    public T GetLiving<T>() where T : notnull => Living[0].ServiceProvider.GetRequiredService<T>();

    /// <summary>The way to grains of a client of its own on a silo that lives.</summary>
    public IGrainFactory ClientOn(int number) =>
        Living is var living ? living[number % living.Length].ServiceProvider.GetRequiredService<IGrainFactory>() : null!;

    /// <summary>Kills one of those that live.</summary>
    public Task KillAsync(int number) => Cluster.KillSiloAsync(Living is var living ? living[number % living.Length] : null!);

    /// <summary>Has as many living silos again as at first.</summary>
    public async Task ReplaceAsync()
    {
        while (Living.Length < 3) await Cluster.StartAdditionalSiloAsync();
    }

    /// <summary>Puts an organization, and remembers since when it stands.</summary>
    public async Task PutAsync(OrganizationDocument document)
    {
        var followed = _put.Count == 0 ? new ReferenceOrganization(document, []) : _put[^1].Organization.Followed(document);
        _put.Add((Clock.Now, followed));
        Assert.Empty(await GetLiving<OrganizationSource>().PutAsync(document, "test", CancellationToken.None));
    }

    /// <summary>
    /// The organizations that may have been in force at an instant: of several put at one, silos learn at different times.
    /// </summary>
    public IReadOnlyList<ReferenceOrganization> InForce(DateTimeOffset instant) =>
        [.. _put.Where(put => put.From < instant).TakeLast(1).Concat(_put.Where(put => put.From == instant))
            .Select(put => put.Organization)];

    /// <summary>Moves the clock once everybody is reached by the organization as it is.</summary>
    public async Task MoveAsync(TimeSpan by)
    {
        await Eventually.IsAsync("the organization has reached everybody", async () =>
            await GetLiving<OrganizationReachTable>().ReadAsync() is null, TimeSpan.FromSeconds(60));
        await Eventually.IsAsync("every silo knows it", () => Task.FromResult(
            Living.All(silo => silo.ServiceProvider.GetRequiredService<OrganizationSource>().Current.Version == _put.Count)));
        Assert.True(await GetLiving<ClockDriver>().MoveToAsync(Clock.Now + by));
    }

    protected override void SetUp(ISiloBuilder silo)
    {
        silo.Services.AddSingleton(Clock);
        // As in service: a silo that takes another's place knows the organization before it takes work.
        silo.AddStartupTask(
            (services, cancellation) =>
                services.GetRequiredService<OrganizationSource>().LoadAsync(cancellation), ServiceLifecycleStage.RuntimeInitialize);
        NoticeDeathsSoon(silo);
    }
}
