namespace Coordination.Host.Held;

/// <summary>
/// The waits between attempts: each twice the one before, with jitter, so that what failed together is not tried together.
/// </summary>
internal static class GrowingDelay
{
    private const double JitterShare = 0.2;
    private const int DoublingsMax = 30;

    /// <param name="attempts">The attempts that failed, at least one.</param>
    /// <param name="first">The wait after the first one.</param>
    /// <param name="most">The longest wait, before jitter.</param>
    internal static TimeSpan After(long attempts, TimeSpan first, TimeSpan most)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempts - 1, DoublingsMax));
        var delay = doubled < most ? doubled : most;
        return delay * (1 - JitterShare + (2 * JitterShare * Random.Shared.NextDouble()));
    }
}
