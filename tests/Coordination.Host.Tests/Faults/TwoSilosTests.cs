using System.Diagnostics;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class TwoSilosTests(ITestOutputHelper output)
{
    private const int Citizens = 40;
    private static readonly TimeSpan SettlesAgainMax = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan TakesOverMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RejoinMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task After_one_silo_dies_its_citizens_settle_on_the_other_without_loss_or_doubling()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var survivor = new RestartableHost(database.ConnectionString);
        await using var victim = new RestartableHost(database.ConnectionString);
        await victim.StartAsync(); // Whoever comes first holds the subscription, which the other takes over.
        await using var followed = await FollowedDecisions.StartAsync(victim);
        await survivor.StartAsync();
        var traffic = new Traffic(seed: 6, Citizens);
        var (onSurvivor, onVictim) = (Traffic.ClientOf(survivor), Traffic.ClientOf(victim));
        await SeesSilosAsync(onSurvivor, 2);

        using var enough = new CancellationTokenSource();
        var moment = traffic.BegunAsync(120);
        var sending = Task.WhenAll(traffic.SendAsync(onVictim, enough.Token), traffic.SendAsync(onSurvivor, enough.Token));
        await moment;
        await victim.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await traffic.SettleOneEachAsync(onSurvivor, SettlesAgainMax);
        var settles = Stopwatch.GetElapsedTime(killed);
        await enough.CancelAsync();
        await sending;
        await traffic.ResendAsync(onSurvivor);
        await Holding.InboxIsEmptyAsync(onSurvivor);
        output.WriteLine(
            $"{traffic.Acknowledged} events; after the kill an event of each of {traffic.Citizens.Count} citizens was settled after "
                + $"{settles.TotalSeconds:F1} s, " +
            $"the inbox empty after {Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s.");

        await victim.StartAsync();
        await SeesSilosAsync(onSurvivor, 2);
        await Holding.EverythingHoldsAsync(traffic, onSurvivor, survivor, victim);
        output.WriteLine(await followed.EverythingHoldsAsync(survivor));
        foreach (var citizen in traffic.Citizens)
            Assert.Equal(await PictureAsync(onSurvivor, citizen), await PictureAsync(onVictim, citizen));
        await Holding.EverythingHoldsAsync(traffic, onVictim, survivor, victim);
    }

    [Fact]
    public async Task When_every_silo_was_killed_one_at_another_address_takes_over()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var first = new RestartableHost(database.ConnectionString);
        await using var second = new RestartableHost(database.ConnectionString);
        await first.StartAsync();
        await second.StartAsync();
        var traffic = new Traffic(seed: 9, Citizens);
        var moment = traffic.BegunAsync(60);
        var sending = Task.WhenAll(traffic.SendAsync(Traffic.ClientOf(first)), traffic.SendAsync(Traffic.ClientOf(second)));
        await moment;
        await Task.WhenAll(first.KillAsync(), second.KillAsync());
        await sending;

        await using var elsewhere = new RestartableHost(database.ConnectionString);
        var killed = Stopwatch.GetTimestamp();
        var starts = await elsewhere.StartAsync();
        var client = Traffic.ClientOf(elsewhere);
        await traffic.SettleOneEachAsync(client, SettlesAgainMax);
        output.WriteLine(
            $"The new silo was ready after {starts.TotalSeconds:F1} s; an event of each citizen was settled after "
            + $"{Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s.");
        Assert.True(starts < TakesOverMax, $"The new silo was ready only after {starts}.");
        await traffic.ResendAsync(client);
        await Holding.EverythingHoldsAsync(traffic, client, first, second, elsewhere);
    }

    private static Task SeesSilosAsync(CoordinationClient client, int count) => Eventually.IsAsync(
        $"the silos to be {count}",
        async () =>
            (await client.GetAsync<Cluster>(
                "/api/v1/operations/summary", CallerIdentity.Operations, CancellationToken.None)).Silos == count,
        RejoinMax);

    private static async Task<string> PictureAsync(CoordinationClient client, string citizen)
    {
        var answer = await client.SendAsync(
            new ServiceRequest(HttpMethod.Get, $"/api/v1/citizens/{citizen}", CallerIdentity.Auditor), CancellationToken.None);
        Assert.True(answer.IsGood);
        return System.Text.Encoding.UTF8.GetString(answer.Body);
    }

    private sealed record Cluster(int Silos);
}
