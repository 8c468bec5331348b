namespace Coordination.Silo;

/// <summary>
/// The one door of work that is repeated until the process stops. Whatever a step throws is told, and the loop goes on. That includes
/// a cancellation: only the loop's own token ends it, because a time-out inside a driver also shows itself as a cancellation.
/// </summary>
public static class BackgroundLoop
{
    /// <summary>The wait after a delay that failed itself, so that the loop never spins.</summary>
    private static readonly TimeSpan AfterFailedDelay = TimeSpan.FromSeconds(1);

    /// <summary>Runs a step, then the delay, and so on. Returns when the token is canceled; it throws nothing.</summary>
    /// <param name="step">The work.</param>
    /// <param name="delay">The wait between two steps. It ends early when the token is canceled.</param>
    /// <param name="failed">Tells of what a step or delay threw.</param>
    /// <param name="waitsFirst">Whether the delay also stands before the first step.</param>
    /// <param name="stopping">Ends the loop.</param>
    public static async Task RunAsync(
        Func<Task> step, Func<Task> delay, Action<Exception> failed, CancellationToken stopping, bool waitsFirst = false)
    {
        for (var waits = waitsFirst; !stopping.IsCancellationRequested; waits = !waits)
        {
            if (await TryAsync(waits ? delay : step, failed, stopping) || !waits) continue;
            await Task.Delay(AfterFailedDelay, stopping).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext
                | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> TryAsync(Func<Task> part, Action<Exception> failed, CancellationToken stopping)
    {
        try
        {
            await part();
            return true;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false; // The loop ends, and so does what it was doing.
        }
        catch (Exception fault)
        {
            failed(fault);
            return false;
        }
    }
}
