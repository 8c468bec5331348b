using System.Diagnostics;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary><c>COORDINATION_KILLS</c> chooses another number of kills.</summary>
[Collection(FaultsCollection.Name)]
public sealed class KilledHostTests(ITestOutputHelper output)
{
    private const int Citizens = 40;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_KILLS"), out var kills) ? kills : 5;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Killed_five_times_every_acknowledged_event_is_applied_once_and_every_decision_told(bool onPostgres, int seed)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        await using var host = new RestartableHost(database?.ConnectionString);
        var began = Stopwatch.GetTimestamp();
        var starting = await host.StartAsync();
        var traffic = new Traffic(seed, Citizens);
        var client = Traffic.ClientOf(host);
        await using var followed = await FollowedDecisions.StartAsync(host);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var moment = traffic.BegunAsync(traffic.NextMoment(15, 60));
            var sending = traffic.SendAsync(client);
            await moment;
            await host.KillAsync();
            await sending;
            starting += await host.StartAsync();
        }

        var unanswered = traffic.Unanswered;
        await traffic.ResendAsync(client);
        await Holding.InboxIsEmptyAsync(client);
        output.WriteLine(
            $"{traffic.Acknowledged} events of {traffic.Citizens.Count} citizens, {unanswered} never answered before the last start; " +
            $"{Kills} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, of which {Kills + 1} starts took "
                + $"{starting.TotalSeconds:F1} s.");
        await Holding.EverythingHoldsAsync(traffic, client, host);
        output.WriteLine(await followed.EverythingHoldsAsync(host));
        output.WriteLine($"Checked after {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s.");
    }
}
