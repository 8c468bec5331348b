using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class RebuildTests(ITestOutputHelper output)
{
    private const int Citizens = 30;
    private static readonly TimeSpan RebuildMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 8)]
    public async Task Rebuilt_read_tables_give_the_same_summary_and_figures(bool onPostgres, int seed)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        await using var host = new RestartableHost(database?.ConnectionString);
        await host.StartAsync();
        var traffic = new Traffic(seed, Citizens);
        var client = Traffic.ClientOf(host);
        using var enough = new CancellationTokenSource();
        var moment = traffic.BegunAsync(100);
        var sending = traffic.SendAsync(client, enough.Token);
        await moment;
        await enough.CancelAsync();
        await sending;
        await Holding.InboxIsEmptyAsync(client);

        Assert.Equal(1, await host.RunCommandAsync(RebuildMax, "rebuild"));
        Assert.Contains(onPostgres ? "Stop every host" : "no other host works in", host.Printed, StringComparison.Ordinal);

        await host.StopAsync(StopMax);
        await host.StartAsync();
        var before = await TablesAsync(client);
        await host.StopAsync(StopMax);
        Assert.Equal(0, await host.RunCommandAsync(RebuildMax, "rebuild"));
        Assert.Contains($"The read tables of {traffic.Citizens.Count} citizens are rebuilt.", host.Printed, StringComparison.Ordinal);
        await host.StartAsync();
        Assert.Equal(before, await TablesAsync(client));
        output.WriteLine(before);
        await Holding.EverythingHoldsAsync(traffic, client, host);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_refused()
    {
        await using var host = new RestartableHost();
        Assert.Equal(1, await host.RunCommandAsync(RebuildMax, "rebiuld"));
        Assert.Contains("There is no command rebiuld", host.Printed, StringComparison.Ordinal);
    }

    /// <summary>What the summary and the figures say of the tables; not what they say of the moment.</summary>
    private static async Task<string> TablesAsync(CoordinationClient client)
    {
        var summary = await client.GetAsync<JsonObject>("/api/v1/operations/summary", CallerIdentity.Operations, CancellationToken.None);
        string[] ofTheMoment = ["at", "eventsInPerSecond", "eventsSettledPerSecond", "journal", "countedSecondsAgo"];
        foreach (var name in ofTheMoment) summary.Remove(name);
        var figures = await client.GetAsync<JsonObject>("/api/v1/operations/figures", CallerIdentity.Operations, CancellationToken.None);
        return JsonSerializer.Serialize(new { summary, figures });
    }
}
