namespace Coordination.Silo.Clock;

/// <summary>
/// The service's time. It follows the machine or, in Development, is manual and stands still until it is moved forward. Tokens,
/// timers and background work use the machine's time.
/// </summary>
/// <remarks>Thread safe. Instants are whole milliseconds, so a stored instant is read back unchanged.</remarks>
public sealed class ServiceClock
{
    private readonly TimeProvider _machine;
    private long _manualTicks;

    private ServiceClock(TimeProvider machine, bool isManual, DateTimeOffset start)
    {
        _machine = machine;
        IsManual = isManual;
        _manualTicks = ToMilliseconds(start).UtcTicks;
    }

    public bool IsManual { get; }

    public DateTimeOffset Now => IsManual
        ? new DateTimeOffset(Interlocked.Read(ref _manualTicks), TimeSpan.Zero)
        : ToMilliseconds(_machine.GetUtcNow());

    /// <summary>A clock that follows the machine's.</summary>
    public static ServiceClock System(TimeProvider machine) => new(machine, isManual: false, default);

    /// <summary>A clock that stands still until it is moved. Without a start it starts at the machine's time.</summary>
    public static ServiceClock Manual(TimeProvider machine, DateTimeOffset? start) =>
        new(machine, isManual: true, start ?? machine.GetUtcNow());

    /// <summary>Moves a manual clock forward.</summary>
    /// <returns>False if the instant is before the clock. The clock is then not moved.</returns>
    /// <exception cref="InvalidOperationException">The clock is not manual.</exception>
    public bool TryMoveTo(DateTimeOffset instant)
    {
        if (!IsManual) throw new InvalidOperationException("Only a manual clock can be moved (setting Clock:Mode=Manual).");
        var ticks = ToMilliseconds(instant).UtcTicks;
        for (; ; )
        {
            var now = Interlocked.Read(ref _manualTicks);
            if (ticks < now) return false;
            if (Interlocked.CompareExchange(ref _manualTicks, ticks, now) == now) return true;
        }
    }

    private static DateTimeOffset ToMilliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
