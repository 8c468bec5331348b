namespace Coordination.Simulator.Sending;

/// <summary>How often and how long to try again what the service could not take now.</summary>
/// <param name="AttemptsMax">Attempts, the first included.</param>
/// <param name="WaitFirst">Wait after the first attempt; each further one is twice as long.</param>
/// <param name="WaitMax">Longest wait, also where the service asks for more.</param>
/// <param name="Wait">Waits; replaced in tests.</param>
internal sealed record Patience(int AttemptsMax, TimeSpan WaitFirst, TimeSpan WaitMax, Func<TimeSpan, CancellationToken, Task> Wait)
{
    /// <summary>About three minutes in all: longer than a silo needs to be replaced.</summary>
    public static Patience Usual { get; } = new(24, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), Task.Delay);

    /// <summary>How long to wait after an attempt (counted from 1).</summary>
    /// <param name="attempt">Which attempt failed.</param>
    /// <param name="asked">What the service asked for in <c>Retry-After</c>, if it did.</param>
    public TimeSpan After(int attempt, TimeSpan? asked)
    {
        var grown = WaitFirst * Math.Pow(2, Math.Min(attempt - 1, 16));
        var wait = asked is { } time && time > TimeSpan.Zero ? time : grown;
        return wait < WaitMax ? wait : WaitMax;
    }
}
