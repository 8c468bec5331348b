using Coordination.Grains;
using Coordination.Silo.Organizations;
using Coordination.Silo.Transfers;
using Coordination.Storage.Journal;
using Coordination.Storage.Transfers;
using Coordination.Testing;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Coordination.Silo.Tests.Transfers;

public sealed class TransferOnThreeSilosTests(ThreeSilosFixture silos) : IClassFixture<ThreeSilosFixture>
{
    private const int Citizens = 120;
    private static readonly TimeSpan DoneMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_silo_that_carries_a_transfer_is_killed_half_way_and_another_goes_on()
    {
        var (from, organization) = Caseload.NewGiver();
        Assert.Empty(await silos.Get<OrganizationSource>().PutAsync(organization, "test", CancellationToken.None));
        var keys = await silos.NewCitizensAsync("transferred", Citizens);
        Caller.System.SetCurrent();
        await Task.WhenAll(keys.Select(key => silos.Citizen(key).TakeIn(Caseload.Interventions(from, DateTimeOffset.UtcNow))));
        for (var silo = 0; silo < 3; silo++) silos.Get<IOptions<TransferOptions>>(silo).Value.CitizensPerSecondMax = 40;
        await Eventually.IsAsync("every silo knows the giver", () => Task.FromResult(
            Enumerable.Range(0, 3)
                .All(silo => silos.Get<OrganizationSource>(silo).Current.Document.Caseworkers.Any(one => one.Id == from))));

        new Caller(CallerKind.Caseworker, Caseload.Leader).SetCurrent();
        var transfer = silos.Cluster.Client.GetGrain<ICaseloadTransferGrain>(Guid.NewGuid().ToString("n"));
        var ordered = (await transfer.Order(Caseload.To(from, "bif-1-1", "bif-1-2"), null)).Value!;
        var address = await silos.Cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(transfer);
        var carrier = silos.Cluster.Silos.Single(silo => silo.SiloAddress.Equals(address));
        var survivor = silos.Cluster.Silos.IndexOf(silos.Cluster.Silos.First(silo => silo != carrier));
        var table = silos.Get<CaseloadTransferTable>(survivor);
        var journal = silos.Get<IJournal>(survivor);
        await Eventually.IsAsync("the transfer is half-way", async () => (await table.FindAsync(ordered.Id))!.Done >= Citizens / 3);
        await silos.Cluster.KillSiloAsync(carrier);
        Assert.InRange((await table.FindAsync(ordered.Id))!.Done, 1, Citizens - 1);

        await Eventually.IsAsync(
            "another silo has finished it", async () => (await table.FindAsync(ordered.Id))!.State == TransferStates.Done, DoneMax);
        var done = (await table.FindAsync(ordered.Id))!;
        Assert.Equal((Citizens, Citizens * 2, 0), (done.Done, done.Moved, done.LeftBehind));
        foreach (var key in keys) await Caseload.MovedOnceAsync(journal, key, from, "bif-1-1", "bif-1-2");
    }
}
