using System.Collections.Concurrent;
using Coordination.Grains;
using Coordination.Views;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Coordination.Streams;

/// <summary>The stream of a department. It knows the subscriptions that were made with this object.</summary>
internal sealed class ReadOnlyDecisionStream(
    StreamId id, string provider, IDepartmentFeedGrain feed, ILogger log, CancellationToken ending) : IAsyncStream<DecisionView>
{
    private readonly ConcurrentDictionary<Guid, DecisionSubscription> _subscriptions = new();

    public bool IsRewindable => true;

    public string ProviderName => provider;

    public StreamId StreamId => id;

    public Task<StreamSubscriptionHandle<DecisionView>> SubscribeAsync(IAsyncObserver<DecisionView> observer) =>
        SubscribeAsync(observer, null, null);

    /// <exception cref="ArgumentException">There is filter data, or the organization knows no such department.</exception>
    /// <exception cref="DataNotAvailableException">The position of the token was never given out here.</exception>
    /// <exception cref="UnauthorizedAccessException">The caller may not follow the department.</exception>
    public Task<StreamSubscriptionHandle<DecisionView>> SubscribeAsync(
        IAsyncObserver<DecisionView> observer, StreamSequenceToken? token, string? filterData = null)
    {
        if (filterData is not null) throw new ArgumentException("The stream is not filtered.", nameof(filterData));
        return SubscribeAsync(DecisionObserver.Of(observer), token);
    }

    public Task<StreamSubscriptionHandle<DecisionView>> SubscribeAsync(IAsyncBatchObserver<DecisionView> observer) =>
        SubscribeAsync(observer, null);

    /// <inheritdoc cref="SubscribeAsync(IAsyncObserver{DecisionView}, StreamSequenceToken?, string?)"/>
    public Task<StreamSubscriptionHandle<DecisionView>> SubscribeAsync(
        IAsyncBatchObserver<DecisionView> observer, StreamSequenceToken? token) => SubscribeAsync(DecisionObserver.Of(observer), token);

    public Task<IList<StreamSubscriptionHandle<DecisionView>>> GetAllSubscriptionHandles() =>
        Task.FromResult<IList<StreamSubscriptionHandle<DecisionView>>>([.. _subscriptions.Values]);

    public Task OnNextAsync(DecisionView item, StreamSequenceToken? token = null) => throw ReadOnly();

    public Task OnNextBatchAsync(IEnumerable<DecisionView> batch, StreamSequenceToken? token = null) => throw ReadOnly();

    public Task OnCompletedAsync() => throw ReadOnly();

    public Task OnErrorAsync(Exception ex) => throw ReadOnly();

    public bool Equals(IAsyncStream<DecisionView>? other) =>
        other is not null && other.StreamId.Equals(id) && other.ProviderName == provider;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<DecisionView>);

    public override int GetHashCode() => id.GetHashCode();

    public int CompareTo(IAsyncStream<DecisionView>? other) => other is null ? 1 : id.CompareTo(other.StreamId);

    internal async Task<StreamSubscriptionHandle<DecisionView>> SubscribeAsync(DecisionObserver observer, StreamSequenceToken? token)
    {
        var last = await feed.LastPosition();
        if (token?.SequenceNumber > last)
            throw new DataNotAvailableException($"The position {token.SequenceNumber} was never given out here.");
        return Begin(observer, token is null ? last : Math.Max(token.SequenceNumber - 1, 0));
    }

    internal DecisionSubscription Begin(DecisionObserver observer, long after)
    {
        var subscription = new DecisionSubscription(this, feed, log);
        _subscriptions[subscription.HandleId] = subscription;
        subscription.Begin(observer, after, () => _subscriptions.TryRemove(subscription.HandleId, out _), ending);
        return subscription;
    }

    private static NotSupportedException ReadOnly() => new("The stream is read-only: the service alone decides.");
}
