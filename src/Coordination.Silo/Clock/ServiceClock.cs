namespace Coordination.Silo.Clock;

/// <summary>
/// The domain's time. System by default; in development it can be manual, and then stands still until it is moved
/// forward. Tokens, timers and background work run on the machine's time.
/// </summary>
/// <remarks>Thread safe. Instants are whole milliseconds, so that stored ones come back as they were.</remarks>
public sealed class ServiceClock
{
    private readonly TimeProvider _machine;
    private long _manualTicks;

    private ServiceClock(TimeProvider machine, bool isManual, DateTimeOffset start)
    {
        _machine = machine;
        IsManual = isManual;
        _manualTicks = Whole(start).UtcTicks;
    }

    /// <summary>Whether it stands still until it is moved.</summary>
    public bool IsManual { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => IsManual
        ? new DateTimeOffset(Interlocked.Read(ref _manualTicks), TimeSpan.Zero)
        : Whole(_machine.GetUtcNow());

    /// <summary>A clock that follows the machine's.</summary>
    public static ServiceClock System(TimeProvider machine) => new(machine, isManual: false, default);

    /// <summary>A clock that stands at an instant until it is moved.</summary>
    public static ServiceClock Manual(TimeProvider machine, DateTimeOffset? start) =>
        new(machine, isManual: true, start ?? machine.GetUtcNow());

    /// <summary>Moves a manual clock forward.</summary>
    /// <returns>False when the instant lies before the clock, which then stays.</returns>
    /// <exception cref="InvalidOperationException">The clock is not manual.</exception>
    public bool TryMoveTo(DateTimeOffset instant)
    {
        if (!IsManual) throw new InvalidOperationException("Only a manual clock can be moved (setting Clock:Mode=Manual).");
        var ticks = Whole(instant).UtcTicks;
        for (; ; )
        {
            var now = Interlocked.Read(ref _manualTicks);
            if (ticks < now) return false;
            if (Interlocked.CompareExchange(ref _manualTicks, ticks, now) == now) return true;
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
