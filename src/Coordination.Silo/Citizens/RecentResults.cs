using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>What became of the inbox rows taken in last, so that a row handed over again gets the same answer.</summary>
internal sealed class RecentResults
{
    private const int ResultsMax = 256;

    private readonly Dictionary<long, EventResult> _results = [];
    private readonly Queue<long> _order = [];

    /// <summary>The result of the row at a position; null when it is not known (any more).</summary>
    public EventResult? Find(long position) => _results.GetValueOrDefault(position);

    /// <summary>Keeps a result; the oldest beyond the bound goes.</summary>
    public void Keep(long position, EventResult result)
    {
        if (_results.TryAdd(position, result)) _order.Enqueue(position);
        while (_order.Count > ResultsMax) _results.Remove(_order.Dequeue());
    }

    /// <summary>Forgets all: what they rested on was not stored.</summary>
    public void Clear()
    {
        _results.Clear();
        _order.Clear();
    }
}
