namespace Coordination.Simulator.Sending;

/// <summary>How often, and after which delays, a request is repeated that the service could not take now.</summary>
/// <param name="AttemptsMax">Attempts, the first included.</param>
/// <param name="DelayFirst">Delay after the first attempt. Each further delay is twice as long.</param>
/// <param name="DelayMax">Longest delay, also where the service asks for more.</param>
/// <param name="Wait">Waits for a delay. Replaced in tests.</param>
internal sealed record RetryPolicy(int AttemptsMax, TimeSpan DelayFirst, TimeSpan DelayMax, Func<TimeSpan, CancellationToken, Task> Wait)
{
    /// <summary>About three minutes in total: longer than it takes to replace a silo.</summary>
    public static RetryPolicy Usual { get; } = new(24, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), Task.Delay);

    /// <summary>The delay after a failed attempt: what the service asked for, and longer while it goes on refusing.</summary>
    /// <param name="attempt">The attempt, counted from 1.</param>
    /// <param name="asked">The delay the service asked for in <c>Retry-After</c>; null if it asked for none.</param>
    public TimeSpan DelayAfter(int attempt, TimeSpan? asked)
    {
        var grown = DelayFirst * Math.Pow(2, Math.Min(attempt - 1, 16));
        var wait = asked is { } time && time > grown ? time : grown;
        return wait < DelayMax ? wait : DelayMax;
    }
}
