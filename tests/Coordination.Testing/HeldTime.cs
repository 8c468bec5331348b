namespace Coordination.Testing;

/// <summary>A clock and timer that stand still until they are moved. Nothing waits on it.</summary>
/// <remarks>One caller at a time.</remarks>
public sealed class HeldTime(DateTimeOffset start) : TimeProvider
{
    private TimeSpan _passed;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan duration) => _passed += duration;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + _passed;

    /// <inheritdoc/>
    public override long GetTimestamp() => _passed.Ticks;
}
