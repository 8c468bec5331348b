using System.Diagnostics;
using System.Net;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class DatabaseDownTests(ITestOutputHelper output)
{
    private const int Citizens = 30;
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NoticeMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ResumeMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task While_the_database_is_down_nothing_is_acknowledged_and_afterwards_work_resumes_by_itself()
    {
        await using var cluster = await PrivatePostgres.CreateAsync();
        await using var host = new RestartableHost(cluster.ConnectionString);
        await host.StartAsync();
        await using var followed = await FollowedDecisions.StartAsync(host);
        var traffic = new Traffic(seed: 3, Citizens);
        var client = Traffic.ClientOf(host);

        foreach (var crash in (bool[])[false, true])
        {
            var moment = traffic.BegunAsync(60);
            var sending = traffic.SendAsync(client);
            await moment;
            await cluster.StopAsync(crash);
            await sending; // Each sender goes on until it is not answered with an acknowledgement.
            var acknowledged = traffic.Acknowledged;
            await RefusesAsync(host, traffic);
            Assert.Equal(acknowledged, traffic.Acknowledged);

            await cluster.StartAsync();
            var back = Stopwatch.GetTimestamp();
            await Eventually.IsAsync(
                "the host to be ready again", async () => await host.StatusAsync("/health/ready") == HttpStatusCode.OK, ResumeMax);
            var ready = Stopwatch.GetElapsedTime(back);
            await traffic.SettleOneEachAsync(client, ResumeMax);
            var settles = Stopwatch.GetElapsedTime(back);
            await Holding.InboxIsEmptyAsync(client);
            output.WriteLine(
                $"Database {(crash ? "crashed" : "stopped")} and back: ready after {ready.TotalSeconds:F1} s, a new event of every "
                    + $"citizen settled after " +
                $"{settles.TotalSeconds:F1} s, the inbox empty after {Stopwatch.GetElapsedTime(back).TotalSeconds:F1} s.");
        }

        await traffic.ResendAsync(client);
        await Holding.EverythingHoldsAsync(traffic, client, host);
        output.WriteLine(await followed.EverythingHoldsAsync(host));
    }

    [Fact]
    public async Task A_host_stopped_while_the_database_is_down_stops_in_time_losing_nothing()
    {
        await using var cluster = await PrivatePostgres.CreateAsync();
        await using var host = new RestartableHost(cluster.ConnectionString);
        await host.StartAsync();
        var traffic = new Traffic(seed: 10, Citizens);
        var client = Traffic.ClientOf(host);
        var moment = traffic.BegunAsync(60);
        var sending = traffic.SendAsync(client);
        await moment;
        await cluster.StopAsync(crash: true);
        await sending;
        var (code, took) = await host.StopAsync(StopMax);
        output.WriteLine($"Without its database the host stopped after {took.TotalSeconds:F1} s with {code}.");

        await cluster.StartAsync();
        await host.StartAsync();
        await traffic.ResendAsync(client);
        await Holding.EverythingHoldsAsync(traffic, client, host);
    }

    [Fact]
    public async Task A_host_whose_database_is_away_at_the_start_says_so_in_one_line()
    {
        await using var host = new RestartableHost("Host=127.0.0.1;Port=1;Username=nobody;Password=secret");
        Assert.Equal(1, await host.RunCommandAsync(StopMax));
        var line = Assert.Single(host.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains("ConnectionStrings:Coordination", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(RestartableHost host, Traffic traffic)
    {
        await Eventually.IsAsync(
            "the host to say that it is not ready",
            async () => await host.StatusAsync("/health/ready") == HttpStatusCode.ServiceUnavailable, NoticeMax);
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("/health/live"));
        var began = Stopwatch.GetTimestamp();
        using var http = CoordinationClient.Http(host.Url);
        foreach (var prefer in (string[])["", "wait=5"])
        {
            using var answer = await traffic.PostRefusedAsync(http, prefer);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        var took = Stopwatch.GetElapsedTime(began);
        Assert.True(took < NoticeMax, $"Two refusals took {took}.");
        output.WriteLine($"Two requests were refused in {took.TotalSeconds:F1} s.");
    }
}
