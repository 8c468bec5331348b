using System.Diagnostics.CodeAnalysis;
using Coordination.Grains;
using Coordination.Views;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Coordination.Streams;

/// <summary>One observer of a department's decisions: reads page by page, from where the observer has come to.</summary>
[SuppressMessage(
    "Design", "CA1001",
    Justification = "A source of cancellation without timer and wait handle has nothing to dispose, and handles are not.")]
internal sealed partial class DecisionSubscription(ReadOnlyDecisionStream stream, IDepartmentFeedGrain feed, ILogger log)
    : StreamSubscriptionHandle<DecisionView>
{
    private const int PageMax = 100;

    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RetryDelayMax = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _ending = new();
    private long _position;

    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId { get; } = Guid.NewGuid();

    /// <summary>Ends the subscription. What the observer is being told at this moment it is told to the end.</summary>
    public override Task UnsubscribeAsync() => _ending.CancelAsync();

    /// <summary>Ends this subscription, and begins one with another observer: from a token, or from where this one has come to.</summary>
    public override Task<StreamSubscriptionHandle<DecisionView>> ResumeAsync(
        IAsyncObserver<DecisionView> observer, StreamSequenceToken? token = null) => ResumeAsync(DecisionObserver.Of(observer), token);

    /// <inheritdoc cref="ResumeAsync(IAsyncObserver{DecisionView}, StreamSequenceToken?)"/>
    public override Task<StreamSubscriptionHandle<DecisionView>> ResumeAsync(
        IAsyncBatchObserver<DecisionView> observer, StreamSequenceToken? token = null) => ResumeAsync(DecisionObserver.Of(observer), token);

    public override bool Equals(StreamSubscriptionHandle<DecisionView>? other) => other?.HandleId == HandleId;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<DecisionView>);

    public override int GetHashCode() => HandleId.GetHashCode();

    /// <summary>Begins to read, in the flow of the call: each read carries its credential.</summary>
    /// <param name="observer">Whoever is told.</param>
    /// <param name="after">The position to begin after.</param>
    /// <param name="ended">Called when the subscription has ended.</param>
    /// <param name="clientEnding">Ends it with the client.</param>
    internal void Begin(DecisionObserver observer, long after, Action ended, CancellationToken clientEnding)
    {
        _position = after;
        _ = Task.Run(
            async () =>
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, clientEnding);
                try
                {
                    await ReadAsync(observer, either.Token);
                }
                catch (OperationCanceledException) when (either.IsCancellationRequested)
                {
                    // Nobody reads any more.
                }
                finally
                {
                    ended();
                }
            },
            CancellationToken.None);
    }

    private async Task<StreamSubscriptionHandle<DecisionView>> ResumeAsync(DecisionObserver observer, StreamSequenceToken? token)
    {
        await _ending.CancelAsync();
        return token is null ? stream.Begin(observer, Volatile.Read(ref _position)) : await stream.SubscribeAsync(observer, token);
    }

    private async Task ReadAsync(DecisionObserver observer, CancellationToken ending)
    {
        var delay = RetryDelay;
        while (!ending.IsCancellationRequested)
        {
            try
            {
                if (await FindPageAsync(observer, ending) is not { } page) return;
                if (page.Decisions.Count > 0) await observer.Next(page.Decisions, Taken, ending);
                ending.ThrowIfCancellationRequested();
                Volatile.Write(ref _position, page.To);
                delay = RetryDelay;
            }
            catch (Exception fault) when (!ending.IsCancellationRequested)
            {
                TriedAgain(log, stream.StreamId, _position, delay, fault);
                await Task.Delay(delay, ending);
                delay = delay * 2 < RetryDelayMax ? delay * 2 : RetryDelayMax;
            }
        }

        // An observer that gets on is not slowed down by those that it did not take.
        void Taken(long position)
        {
            Volatile.Write(ref _position, position);
            delay = RetryDelay;
        }
    }

    /// <summary>The next page; null: no more will come, and the observer was told why.</summary>
    private async Task<FeedPageView?> FindPageAsync(DecisionObserver observer, CancellationToken ending)
    {
        try
        {
            return await feed.ReadAfter(_position, PageMax, WaitMax).WaitAsync(ending);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or ArgumentException)
        {
            await observer.Failed(refused);
            return null;
        }
    }

    [LoggerMessage(5003, LogLevel.Warning,
        "The decisions of {Stream} after {Position} were not read or not taken; they are read again in {Delay}")]
    private static partial void TriedAgain(ILogger log, StreamId stream, long position, TimeSpan delay, Exception fault);
}
