namespace Coordination.Silo.Inbox;

/// <summary>
/// How often each of any number of names may do something, in memory of a fixed size. The rate limiters of the base library keep an
/// object per name for seconds, which whoever makes up names can have grow.
/// </summary>
/// <remarks>
/// A name has a cell in each row of a table, found by a hash that nobody outside can predict, and is allowed what the emptier cell
/// allows. So a name never gets more than its rate, and it gets less only while it shares both cells with names that use up theirs.
/// Thread safe.
/// </remarks>
internal sealed class BoundedRates
{
    private const int Rows = 2;
    private const int CellsPerRow = 1 << 16; // Half of the hash's bits for each row; both rows are 1 MiB.

    private readonly long[] _cells = new long[Rows * CellsPerRow]; // When the cell is empty again, in ticks since the start.
    private readonly TimeProvider _machine;
    private readonly long _began;
    private readonly double _ticksPerUse;
    private readonly int _atOnce;

    /// <param name="machine">The time.</param>
    /// <param name="aSecond">Uses a second, on average.</param>
    /// <param name="atOnce">Uses at once, after a time with few. At least as many as in a second are allowed.</param>
    public BoundedRates(TimeProvider machine, int aSecond, int atOnce)
    {
        (_machine, _began) = (machine, machine.GetTimestamp());
        _ticksPerUse = (double)TimeSpan.TicksPerSecond / aSecond;
        _atOnce = Math.Max(aSecond, atOnce);
    }

    /// <summary>Counts uses of a name.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="uses">How many together. More than are allowed at once count as that many.</param>
    /// <returns>False if they exceed the rate. They are then not counted.</returns>
    public bool Allows(string name, int uses = 1)
    {
        var now = _machine.GetElapsedTime(_began).Ticks;
        var cost = (long)(Math.Min(uses, _atOnce) * _ticksPerUse);
        var full = now + (long)(_atOnce * _ticksPerUse);
        var hash = (uint)name.GetHashCode(StringComparison.Ordinal); // Seeded at random for each process.
        ref var first = ref _cells[hash % CellsPerRow];
        ref var second = ref _cells[CellsPerRow + (hash / CellsPerRow)];
        if (Math.Max(Math.Min(Volatile.Read(ref first), Volatile.Read(ref second)), now) + cost > full) return false;
        Fill(ref first, now, cost);
        Fill(ref second, now, cost);
        return true;
    }

    private static void Fill(ref long cell, long now, long cost)
    {
        for (; ; )
        {
            var until = Volatile.Read(ref cell);
            if (Interlocked.CompareExchange(ref cell, Math.Max(until, now) + cost, until) == until) return;
        }
    }
}
