namespace Coordination.Simulator.Demo;

/// <summary>Ends what a program does when its input ends: whoever started it with a pipe is gone, however they ended.</summary>
internal static class InputEnd
{
    /// <summary>Runs something until it is done, is cancelled, or the input ends. What is in the input is passed over.</summary>
    internal static async Task<int> RunAsync(Stream input, Func<CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var end = Task.Run(() => ReadToEnd(input), CancellationToken.None); // A read of a console cannot be cancelled.
        var done = run(ended.Token);
        if (await Task.WhenAny(done, end).ConfigureAwait(false) == end) await ended.CancelAsync().ConfigureAwait(false);
        try
        {
            return await done.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ExitCode.Good;
        }
    }

    private static void ReadToEnd(Stream input)
    {
        while (input.ReadByte() >= 0)
        {
        }
    }
}
