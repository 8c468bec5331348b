using Coordination.Grains;
using Coordination.Silo.Organizations;
using Coordination.Storage.Organizations;
using Coordination.Testing;
using Orleans.Runtime;

namespace Coordination.Silo.Tests.Organizations;

public sealed class OrganizationOnThreeSilosTests(ThreeSilosFixture silos) : IClassFixture<ThreeSilosFixture>
{
    [Fact]
    public async Task The_silo_that_walks_is_killed_half_way_and_everybody_is_reached_on_the_newest_document()
    {
        var keys = await silos.NewCitizensAsync("reached", 400);
        Assert.Empty(await silos.Get<OrganizationSource>().PutAsync(Municipality.Organization(), "test", CancellationToken.None));
        Caller.System.SetCurrent();
        foreach (var step in keys.Chunk(50))
            await Task.WhenAll(step.Select(key => silos.Citizen(key).TakeIn([Reports.Started("BIF", "1", DateTimeOffset.UtcNow)])));
        var reach = silos.Get<OrganizationReachTable>();
        await Eventually.IsAsync("the first document has reached everybody", async () => await reach.ReadAsync() is null);

        await silos.Get<OrganizationSource>(
            1).PutAsync(Municipality.Organization("bif-1-1", DateTimeOffset.UtcNow.AddDays(-1)), "test", CancellationToken.None);
        await Eventually.IsAsync("the walk is under way", async () => await reach.ReadAsync() is null or { UpTo.Length: > 0 });
        var walking = await WalkingAsync();
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos.First(silo => walking is null || silo.SiloAddress.Equals(walking)));

        foreach (var key in keys)
            await Eventually.IsAsync($"the substitute answers for {key}", async () =>
                (await silos.Citizen(key).Picture())!.Interventions[0].Responsible == "bif-1-3", TimeSpan.FromSeconds(60));
        await Eventually.IsAsync(
            "the document has reached everybody", async () => await silos.Get<OrganizationReachTable>().ReadAsync() is null);
        await silos.ReadTablesAreAsTheJournalSaysAsync();
    }

    private async Task<SiloAddress?> WalkingAsync() =>
        await silos.Cluster.Client.GetGrain<IManagementGrain>(
            0).GetActivationAddress(silos.Cluster.Client.GetGrain<IOrganizationRollout>(0));
}
