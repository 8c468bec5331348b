namespace Coordination.Silo.Feed;

/// <summary>Facts in the order of their positions, from which the first are forgotten.</summary>
internal sealed class KeptFacts
{
    private readonly List<FeedFact> _facts = [];
    private int _forgotten; // So many at the beginning of the list.

    internal bool IsEmpty => _forgotten == _facts.Count;

    internal void Add(FeedFact fact) => _facts.Add(fact);

    /// <summary>The first facts after a position.</summary>
    internal IReadOnlyList<FeedFact> After(long position, int atMost)
    {
        var first = IndexAfter(position);
        return _facts.GetRange(first, Math.Min(atMost, _facts.Count - first));
    }

    internal void ForgetUpTo(long position)
    {
        while (_forgotten < _facts.Count && _facts[_forgotten].Position <= position) _forgotten++;
        if (_forgotten < _facts.Count / 2) return;
        _facts.RemoveRange(0, _forgotten);
        _forgotten = 0;
    }

    internal void Clear()
    {
        _facts.Clear();
        _forgotten = 0;
    }

    /// <summary>The index of the first fact after a position.</summary>
    private int IndexAfter(long position)
    {
        var (low, high) = (_forgotten, _facts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_facts[middle].Position <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
