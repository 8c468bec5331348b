using System.Collections.Concurrent;
using Coordination.Events;
using Coordination.Streams;
using Coordination.Testing;
using Coordination.Views;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Coordination.Client.Tests.Connections;

public sealed class DecisionStreamTests(ServiceHost service)
{
    [Fact]
    public async Task A_departments_stream_tells_what_is_decided_from_now_on()
    {
        await using var connection = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
        var earlier = await Reported.YieldingAsync(service);
        var told = new Told();
        var handle = await connection.Cluster.DecisionsOf("BIF").SubscribeAsync(told);
        var key = await Reported.YieldingAsync(service);
        await Eventually.IsAsync("the yielded appointment", () => Task.FromResult(
            told.All.Any(one => one.Citizen == key && one.Kind == "appointment-yielded")));
        Assert.DoesNotContain(told.All, one => one.Citizen == earlier);
        await handle.UnsubscribeAsync();
        var count = told.All.Count;
        await Reported.YieldingAsync(service);
        var again = new Told();
        await using var other = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
        await other.Cluster.DecisionsOf("BIF").SubscribeAsync(again, DecisionStreams.TokenOf(told.All.Last().Position));
        await Eventually.IsAsync("a later decision", () => Task.FromResult(again.All.Count > 1));
        Assert.Equal(count, told.All.Count);
        Assert.Equal(told.All.Last().Position, again.All.First().Position);
    }

    [Fact]
    public async Task A_stream_from_a_position_misses_nothing_through_kills_and_an_observer_that_throws()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var decisions = api.GetRequiredService<DecisionsClient>();
        var newest = await decisions.ReadAsync(0, limit: DecisionsClient.PageMax);
        while (!newest.IsLast) newest = await decisions.ReadAsync(newest.Position, limit: DecisionsClient.PageMax);
        var before = newest.Position;
        await using var connection = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
        await Reported.YieldingAsync(service);
        var first = (await decisions.ReadAsync(before, limit: 1)).Decisions[0].Position;
        var (singly, batched) = (new Told { ThrowsEvery = 10 }, new ToldInBatches { ThrowsEvery = 3 });
        var stream = connection.Cluster.DecisionsOf("bif");
        await stream.SubscribeAsync(singly, DecisionStreams.TokenOf(first));
        await stream.SubscribeAsync(batched, DecisionStreams.TokenOf(first));
        Assert.Equal(2, (await stream.GetAllSubscriptionHandles()).Count);
        for (var kill = 0; kill < 2; kill++)
        {
            await service.Host.KillAsync();
            await service.Host.StartAsync();
            await Reported.YieldingAsync(service);
        }

        var all = (await decisions.ReadAsync(before, limit: DecisionsClient.PageMax)).Decisions
            .Select(static one => one.Position).ToArray();
        foreach (var told in new[] { singly.All, batched.All })
        {
            await Eventually.IsAsync(
                "the last decision", () => Task.FromResult(told.LastOrDefault()?.Position == all[^1]), TimeSpan.FromMinutes(2));
            Assert.Equal(all, told.Select(static one => one.Position));
        }
    }

    [Fact]
    public async Task A_subscription_is_resumed_from_where_it_has_come_to()
    {
        await using var connection = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
        var (before, after) = (new Told(), new Told());
        var handle = await connection.Cluster.DecisionsOf("BIF").SubscribeAsync(before);
        var key = await Reported.YieldingAsync(service);
        await Eventually.IsAsync("a decision", () => Task.FromResult(before.All.Any(one => one.Citizen == key)));
        await handle.ResumeAsync(after);
        var next = await Reported.YieldingAsync(service);
        await Eventually.IsAsync("the next citizen's", () => Task.FromResult(after.All.Any(one => one.Citizen == next)));
        Assert.DoesNotContain(before.All, one => one.Citizen == next);
    }

    [Theory]
    [InlineData(ServiceHost.Sof, "BIF", typeof(UnauthorizedAccessException))]
    [InlineData("caseworker:bif-1", "BIF", typeof(UnauthorizedAccessException))]
    [InlineData("role:operations", "BIF", typeof(UnauthorizedAccessException))]
    [InlineData("role:integration", "NOBODY", typeof(ArgumentException))]
    public async Task Who_may_not_follow_a_department_is_told_when_subscribing(string who, string department, Type expected)
    {
        await using var connection = await OrleansConnection.OpenAsync(service, who);
        await Assert.ThrowsAsync(expected, () => connection.Cluster.DecisionsOf(department).SubscribeAsync(new Told()));
    }

    [Fact]
    public async Task What_the_stream_cannot_do_is_refused()
    {
        await using var connection = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
        var stream = connection.Cluster.DecisionsOf("BIF");
        await Assert.ThrowsAsync<DataNotAvailableException>(
            () => stream.SubscribeAsync(new Told(), DecisionStreams.TokenOf(long.MaxValue)));
        await Assert.ThrowsAsync<ArgumentException>(() => stream.SubscribeAsync(new Told(), null, "a filter"));
        await Assert.ThrowsAsync<NotSupportedException>(() => stream.OnNextAsync(new DecisionView
        {
            Position = 1, Citizen = "invented", Kind = "conflict-detected", At = ServiceHost.Now,
        }));
        var provider = connection.Cluster.GetStreamProvider(DecisionStreams.Provider);
        Assert.True(provider.IsRewindable);
        Assert.Throws<ArgumentException>(() => provider.GetStream<DepartmentEvent>(DecisionStreams.Of("BIF")));
        Assert.Throws<ArgumentException>(() => provider.GetStream<DecisionView>("citizen", "BIF"));
    }

    private sealed class Told : IAsyncObserver<DecisionView>
    {
        private int _calls;

        internal ConcurrentQueue<DecisionView> All { get; } = [];

        /// <summary>Every so many calls fail; 0: none.</summary>
        internal int ThrowsEvery { get; init; }

        public Task OnNextAsync(DecisionView item, StreamSequenceToken? token = null)
        {
            Assert.Equal(item.Position, token!.SequenceNumber);
            if (ThrowsEvery > 0 && ++_calls % ThrowsEvery == 0) throw new InvalidOperationException("The observer is busy.");
            All.Enqueue(item);
            return Task.CompletedTask;
        }

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
    }

    private sealed class ToldInBatches : IAsyncBatchObserver<DecisionView>
    {
        private int _calls;

        internal ConcurrentQueue<DecisionView> All { get; } = [];

        /// <inheritdoc cref="Told.ThrowsEvery"/>
        internal int ThrowsEvery { get; init; }

        public Task OnNextAsync(IList<SequentialItem<DecisionView>> items)
        {
            if (++_calls % ThrowsEvery == 0) throw new InvalidOperationException("The observer is busy.");
            foreach (var item in items) All.Enqueue(item.Item);
            return Task.CompletedTask;
        }

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
    }
}
