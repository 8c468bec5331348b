using System.Numerics;

namespace Coordination.Domain.Collections;

/// <summary>
/// The ends of intervals at indexes 0, 1, …, each of one group. It finds the next interval that ends after an instant, and forgets
/// intervals. Both take logarithmic time.
/// </summary>
/// <remarks>Not thread safe. A tree of maxima: each node has the latest end, and the latest of any other group.</remarks>
internal sealed class IntervalEnds
{
    /// <summary>The group of no interval.</summary>
    public const int NoGroup = -1;

    private readonly int _leaves;
    private readonly (long End, int Group, long OtherEnd)[] _latest;

    public IntervalEnds(int count, Func<int, (long End, int Group)?> intervalAt)
    {
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count));
        _latest = new (long, int, long)[2 * _leaves];
        Array.Fill(_latest, (long.MinValue, NoGroup, long.MinValue));
        for (var index = 0; index < count; index++)
            if (intervalAt(index) is { } interval) _latest[_leaves + index] = (interval.End, interval.Group, long.MinValue);
        for (var node = _leaves - 1; node > 0; node--) Summarize(node);
    }

    public void Forget(int index)
    {
        var node = _leaves + index;
        _latest[node] = (long.MinValue, NoGroup, long.MinValue);
        while ((node /= 2) > 0) Summarize(node);
    }

    /// <summary>The first index in [from, to) whose interval ends after an instant and is not of a group; -1: there is none.</summary>
    public int Next(int from, int to, long after, int exceptGroup) => Next(1, 0, _leaves, from, to, after, exceptGroup);

    private int Next(int node, int first, int end, int from, int to, long after, int exceptGroup)
    {
        if (end <= from || to <= first) return -1;
        var (latest, group, other) = _latest[node];
        if ((group == exceptGroup ? other : latest) <= after) return -1;
        if (node >= _leaves) return first;
        var middle = (first + end) / 2;
        var left = Next(2 * node, first, middle, from, to, after, exceptGroup);
        return left >= 0 ? left : Next((2 * node) + 1, middle, end, from, to, after, exceptGroup);
    }

    private void Summarize(int node)
    {
        var (one, other) = (_latest[2 * node], _latest[(2 * node) + 1]);
        if (one.End < other.End) (one, other) = (other, one);
        var otherEnd = Math.Max(one.OtherEnd, other.Group == one.Group ? other.OtherEnd : other.End);
        _latest[node] = (one.End, one.Group, otherEnd);
    }
}
