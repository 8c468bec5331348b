namespace Coordination.Silo.Telemetry;

/// <summary>Events received and settled per second on this silo, averaged over the last ten whole seconds.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class EventThroughput(TimeProvider machine)
{
    private const int Seconds = 10;

    private readonly Lock _lock = new();
    private readonly long[] _received = new long[Seconds + 1];
    private readonly long[] _settled = new long[Seconds + 1];
    private long _second;
    private long _unsettled;

    /// <summary>Events received on this silo, less those settled on it, since it started. Silos settle each other's.</summary>
    public long Unsettled => Interlocked.Read(ref _unsettled);

    public (double ReceivedPerSecond, double SettledPerSecond) Rates()
    {
        lock (_lock)
        {
            MoveOn();
            var current = Slot(_second);
            return ((_received.Sum() - _received[current]) / (double)Seconds, (_settled.Sum() - _settled[current]) / (double)Seconds);
        }
    }

    /// <summary>Counts events that were made durable.</summary>
    public void Received(int events)
    {
        Interlocked.Add(ref _unsettled, events);
        lock (_lock)
        {
            MoveOn();
            _received[Slot(_second)] += events;
        }
    }

    /// <summary>Counts events that their citizens have applied.</summary>
    public void Settled(int events)
    {
        Interlocked.Add(ref _unsettled, -events);
        lock (_lock)
        {
            MoveOn();
            _settled[Slot(_second)] += events;
        }
    }

    private void MoveOn()
    {
        var now = machine.GetUtcNow().ToUnixTimeSeconds();
        for (var moved = 0; _second < now && moved <= Seconds; moved++)
        {
            _second++;
            if (moved == Seconds) _second = now;
            _received[Slot(_second)] = 0;
            _settled[Slot(_second)] = 0;
        }
    }

    private static int Slot(long second) => (int)(second % (Seconds + 1));
}
