using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Coordination.Host.Http;

/// <summary>Two sources as one stream.</summary>
internal static class MergedSteps
{
    /// <summary>
    /// The steps of both, each in its own order. Ends when both have ended, and fails when one fails. A source waits until its step was
    /// taken.
    /// </summary>
    internal static async IAsyncEnumerable<StreamStep> With(
        this IAsyncEnumerable<StreamStep> one, IAsyncEnumerable<StreamStep> other, [EnumeratorCancellation] CancellationToken ended)
    {
        var steps = Channel.CreateBounded<StreamStep>(1);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var all = CompleteAsync(PumpAsync(one), PumpAsync(other));
        try
        {
            await foreach (var step in steps.Reader.ReadAllAsync(ended)) yield return step;
        }
        finally
        {
            await over.CancelAsync();
            await all;
        }

        async Task PumpAsync(IAsyncEnumerable<StreamStep> source)
        {
            await foreach (var step in source.WithCancellation(over.Token)) await steps.Writer.WriteAsync(step, over.Token);
        }

        async Task CompleteAsync(params Task[] pumps)
        {
            await foreach (var pump in Task.WhenEach(pumps))
                if (!pump.IsCompletedSuccessfully) steps.Writer.TryComplete(pump.Exception?.InnerException);
            steps.Writer.TryComplete();
        }
    }
}
