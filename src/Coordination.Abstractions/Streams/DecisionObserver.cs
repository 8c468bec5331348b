using Coordination.Views;
using Orleans.Streams;

namespace Coordination.Streams;

/// <summary>Whoever is told decisions: one by one, or page by page.</summary>
/// <param name="Next">Is told decisions in order, and reports the position of the last one that was taken.</param>
/// <param name="Failed">Is told why no more will come.</param>
internal sealed record DecisionObserver(
    Func<IReadOnlyList<DecisionView>, Action<long>, CancellationToken, Task> Next, Func<Exception, Task> Failed)
{
    internal static DecisionObserver Of(IAsyncObserver<DecisionView> observer) => new(
        async (decisions, taken, ending) =>
        {
            foreach (var decision in decisions)
            {
                if (ending.IsCancellationRequested) return;
                await observer.OnNextAsync(decision, DecisionStreams.TokenOf(decision.Position));
                taken(decision.Position);
            }
        },
        observer.OnErrorAsync);

    internal static DecisionObserver Of(IAsyncBatchObserver<DecisionView> observer) => new(
        async (decisions, taken, _) =>
        {
            await observer.OnNextAsync([.. decisions.Select(
                static one => new SequentialItem<DecisionView>(one, DecisionStreams.TokenOf(one.Position)))]);
            taken(decisions[^1].Position);
        },
        observer.OnErrorAsync);
}
