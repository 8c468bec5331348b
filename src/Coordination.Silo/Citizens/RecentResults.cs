using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>The results of the inbox events taken in last, so that an event delivered twice gets the same result.</summary>
/// <param name="max">Results kept; the oldest goes first.</param>
internal sealed class RecentResults(int max)
{
    private readonly Dictionary<long, EventResult> _results = [];
    private readonly Queue<long> _order = [];

    /// <summary>The result of the event at a position of the inbox; null where it is not known, or no longer.</summary>
    public EventResult? Find(long position) => _results.GetValueOrDefault(position);

    public void Keep(long position, EventResult result)
    {
        if (_results.TryAdd(position, result)) _order.Enqueue(position);
        while (_order.Count > max) _results.Remove(_order.Dequeue());
    }

    /// <summary>Forgets all results, when the decisions they belong to were not stored.</summary>
    public void Clear()
    {
        _results.Clear();
        _order.Clear();
    }
}
