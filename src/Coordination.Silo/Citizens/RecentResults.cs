using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>The results of the inbox events applied last. An event that is delivered twice gets the same result.</summary>
/// <param name="max">The maximum number of results kept. The oldest is dropped first.</param>
internal sealed class RecentResults(int max)
{
    private readonly Dictionary<long, EventResult> _results = [];
    private readonly Queue<long> _order = [];

    /// <summary>The result of the event at an inbox position; null: it is not kept.</summary>
    public EventResult? Find(long position) => _results.GetValueOrDefault(position);

    public void Keep(long position, EventResult result)
    {
        if (_results.TryAdd(position, result)) _order.Enqueue(position);
        while (_order.Count > max) _results.Remove(_order.Dequeue());
    }

    /// <summary>Forgets all results, because the decisions they belong to were not stored.</summary>
    public void Clear()
    {
        _results.Clear();
        _order.Clear();
    }
}
