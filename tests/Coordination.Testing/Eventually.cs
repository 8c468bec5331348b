using System.Diagnostics;

namespace Coordination.Testing;

/// <summary>Waits for what happens by itself, with a bound that says what was waited for.</summary>
public static class Eventually
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LimitDefault = TimeSpan.FromSeconds(30);

    /// <summary>Looks again and again until it is so; 30 seconds at most unless told otherwise.</summary>
    /// <exception cref="TimeoutException">It did not become so; the message says what.</exception>
    public static async Task IsAsync(string what, Func<Task<bool>> look, TimeSpan? limit = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await look().ConfigureAwait(false))
        {
            if (Stopwatch.GetElapsedTime(started) > (limit ?? LimitDefault))
                throw new TimeoutException($"Waited {limit ?? LimitDefault} in vain for: {what}.");
            await Task.Delay(BetweenLooks).ConfigureAwait(false);
        }
    }
}
