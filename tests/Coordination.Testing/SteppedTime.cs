namespace Coordination.Testing;

/// <summary>The machine's time with a clock that can be set, as people and time servers set it: its timer goes on as before.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class SteppedTime : TimeProvider
{
    private long _ahead;

    /// <summary>How far the clock is ahead of the machine's; negative: behind.</summary>
    public TimeSpan Ahead
    {
        get => new(Interlocked.Read(ref _ahead));
        set => Interlocked.Exchange(ref _ahead, value.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
