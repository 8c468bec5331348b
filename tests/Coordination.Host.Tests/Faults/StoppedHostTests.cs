using System.Diagnostics;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class StoppedHostTests(ITestOutputHelper output)
{
    private const int Citizens = 30;
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StreamEndMax = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 5)]
    public async Task A_graceful_stop_under_load_breaks_streams_off_at_once_and_loses_nothing(bool onPostgres, int seed)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        await using var host = new RestartableHost(database?.ConnectionString);
        await host.StartAsync();
        var traffic = new Traffic(seed, Citizens);
        var client = Traffic.ClientOf(host);
        using var readers = CoordinationClient.Http(host.Url);
        for (var stop = 1; stop <= 2; stop++)
        {
            var moment = traffic.BegunAsync(60);
            var sending = traffic.SendAsync(client);
            var operations = await OpenStream.OpenAsync(readers, "/api/v1/operations/summary/stream", CallerIdentity.Operations);
            var alerts = await OpenStream.OpenAsync(readers, "/api/v1/alerts/stream", CallerIdentity.Caseworker("bif-load-1"));
            await moment;

            var began = Stopwatch.GetTimestamp();
            var stopping = host.StopAsync(StopMax);
            var (summaryEnd, alertsEnd) = (await operations.EndAsync(StopMax), await alerts.EndAsync(StopMax));
            var streams = Stopwatch.GetElapsedTime(began);
            var (code, took) = await stopping;
            await sending;
            output.WriteLine($"Streams ended after {streams.TotalSeconds:F2} s, the process after {took.TotalSeconds:F1} s with {code}.");
            Assert.Equal(0, code);
            Assert.True(streams < StreamEndMax, $"The streams ended {streams} after the signal.");
            // A stream that is told to end is not opened again. One that breaks off finds another host.
            Assert.NotEqual("end", summaryEnd);
            Assert.NotEqual("end", alertsEnd);
            await host.StartAsync();
        }

        await traffic.ResendAsync(client);
        await Holding.EverythingHoldsAsync(traffic, client, host);
    }
}
