using System.Diagnostics.Metrics;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Inbox;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Inbox;
using Coordination.Streams;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Inbox;

/// <summary>What is received is bounded at the doors of grain calls and of the stream as at that of HTTP.</summary>
public sealed class IntakeLimitsTests(NarrowGatewayFixture silo) : IClassFixture<NarrowGatewayFixture>
{
    /// <summary>A partition that no pump reads: what lies there waits.</summary>
    private const int Unread = 99;

    private static int s_sources;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_and_streams_are_refused_while_too_much_waits_and_taken_in_afterwards(bool late)
    {
        var (key, source) = (await silo.NewCitizenAsync(), NewSource());
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(source));
        var received = TimeProvider.System.GetUtcNow() - (late ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        var count = late ? NarrowGatewayFixture.LateEventsMax + 1 : NarrowGatewayFixture.WaitingEventsMax + 1;
        var waiting = await silo.Get<IInbox>().InsertAsync(
            [.. Enumerable.Range(0, count).Select(_ => new InboxRow(0, key, Unread, EventJson.Write(Started(source)), received, null))]);
        await silo.Get<Backlog>().CountAsync();
        try
        {
            var called = await Assert.ThrowsAsync<TooManyEventsException>(
                () => client.Grains.GetGrain<ICitizenGrain>(key).TakeIn([Started(source)]));
            Assert.Equal(IntakeLimits.RetryAfter, called.RetryAfter);
            Assert.Contains(late ? "waited longer than 00:01:00" : "more than 50 events wait", called.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<TooManyEventsException>(() => StreamAsync(client, key, source));
            Assert.Null(await silo.PictureAsync(key));
        }
        finally
        {
            await silo.Get<IInbox>().MoveToDeadLettersAsync(waiting, "test", received);
            await silo.Get<Backlog>().CountAsync();
        }

        await StreamAsync(client, key, source);
        Assert.Equal("settled", Assert.Single(await client.Grains.GetGrain<ICitizenGrain>(key).TakeIn([Started(source)])).Status);
    }

    [Fact]
    public async Task Few_events_that_wait_without_end_keep_nobody_out()
    {
        var (key, source) = (await silo.NewCitizenAsync(), NewSource());
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(source));
        var received = TimeProvider.System.GetUtcNow().AddDays(-1);
        var stuck = await silo.Get<IInbox>().InsertAsync(
            [.. Enumerable.Range(0, NarrowGatewayFixture.LateEventsMax)
                .Select(_ => new InboxRow(0, key, Unread, EventJson.Write(Started(source)), received, null))]);
        await silo.Get<Backlog>().CountAsync();
        Assert.Single(await client.Grains.GetGrain<ICitizenGrain>(key).TakeIn([Started(source)]));
        await silo.Get<IInbox>().MoveToDeadLettersAsync(stuck, "test", received);
    }

    [Fact]
    public async Task A_citizens_events_above_the_rate_are_refused_by_call_and_stream()
    {
        var (hot, other) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        await using var first = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(NewSource(out var one)));
        await using var second = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(NewSource(out var two)));
        await first.Grains.GetGrain<ICitizenGrain>(hot).TakeIn(
            [.. Enumerable.Range(0, NarrowGatewayFixture.EventsOfOneCitizen).Select(_ => Started(one))]);
        var refused = await Assert.ThrowsAsync<TooManyEventsException>(
            () => second.Grains.GetGrain<ICitizenGrain>(hot).TakeIn([.. Enumerable.Range(0, 60).Select(_ => Started(two))]));
        Assert.Contains("1 events of one citizen", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TooManyEventsException>(() => StreamAsync(second, hot, two, events: 30));
        Assert.Single(await second.Grains.GetGrain<ICitizenGrain>(other).TakeIn([Started(two)]));
    }

    [Fact]
    public async Task A_sources_events_above_the_rate_are_refused_whatever_citizen_they_are_about()
    {
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(NewSource(out var source)));
        await using var modest = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(NewSource(out var another)));
        for (var sent = 0; sent < NarrowGatewayFixture.EventsOfOneSource; sent += 50)
            await client.Grains.GetGrain<ICitizenGrain>(await silo.NewCitizenAsync())
                .TakeIn([.. Enumerable.Range(0, 50).Select(_ => Started(source))]);
        var citizen = await silo.NewCitizenAsync();
        var refused = await Assert.ThrowsAsync<TooManyEventsException>(
            () => client.Grains.GetGrain<ICitizenGrain>(citizen).TakeIn([.. Enumerable.Range(0, 50).Select(_ => Started(source))]));
        Assert.Contains("1 events of one source", refused.Message, StringComparison.Ordinal);
        Assert.Single(await modest.Grains.GetGrain<ICitizenGrain>(citizen).TakeIn([Started(another)]));
    }

    [Fact]
    public async Task Every_bound_and_what_waits_are_metrics_and_refusals_are_counted_by_bound_and_door()
    {
        HashSet<(string Name, double Value)> seen = []; // Other silos of this process record theirs too.
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, of) =>
        {
            if (instrument.Meter.Name == SiloTelemetry.Name) of.EnableMeasurementEvents(instrument);
        };
        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var named = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(static tag => $"{tag.Value}")]);
            lock (seen) seen.Add((named, value));
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
        await silo.Get<Backlog>().CountAsync();
        var limits = silo.Get<IntakeLimits>();
        var source = NewSource();
        while (limits.Refuse(source, source, IntakeDoor.Http) is null)
        {
        }

        lock (seen)
        {
            Assert.Contains(("coordination.intake.bound waiting", NarrowGatewayFixture.WaitingEventsMax), seen);
            Assert.Contains(("coordination.intake.bound late", NarrowGatewayFixture.LateEventsMax), seen);
            Assert.Contains(("coordination.intake.bound at-once", 20_000), seen);
            Assert.Contains(("coordination.intake.bound source", 1), seen);
            Assert.Contains(("coordination.intake.bound citizen", 1), seen);
            Assert.Contains(("coordination.intake.shed citizen http", 1), seen);
            Assert.Contains(seen, static one => one.Name == "coordination.inbox.waiting");
            Assert.Contains(seen, static one => one.Name == "coordination.inbox.oldest");
        }
    }

    private static string NewSource() => $"/BIF/s{Interlocked.Increment(ref s_sources)}";

    private static string NewSource(out string source) => source = NewSource();

    private static async Task StreamAsync(OutsideClient client, string key, string source, int events = 1)
    {
        var stream = client.Grains.GetStreamProvider(DepartmentStreams.Provider).GetStream<DepartmentEvent>(DepartmentStreams.Of(key));
        await stream.OnNextBatchAsync([.. Enumerable.Range(0, events).Select(_ => Started(source))]);
    }

    private static DepartmentEvent Started(string source) =>
        Reports.Started("BIF", "1", TimeProvider.System.GetUtcNow().AddMinutes(-1)) with { Source = source };
}
