namespace Coordination.Domain.Collections;

/// <summary>Items at indexes 0, 1, …, each of one group. It finds those of other groups and skips a run of one group at once.</summary>
internal sealed class OtherGroups<TGroup>
{
    private readonly IReadOnlyList<TGroup> _groups;
    private readonly IEqualityComparer<TGroup> _equality;
    private readonly int[] _endOfRun;

    public OtherGroups(IReadOnlyList<TGroup> groups, IEqualityComparer<TGroup>? equality = null)
    {
        (_groups, _equality) = (groups, equality ?? EqualityComparer<TGroup>.Default);
        _endOfRun = new int[groups.Count];
        for (var index = groups.Count - 1; index >= 0; index--)
            _endOfRun[index] = index + 1 < groups.Count && _equality.Equals(groups[index], groups[index + 1])
                ? _endOfRun[index + 1]
                : index + 1;
    }

    /// <summary>The indexes before one whose groups are not its own, in order. The first is found in constant time.</summary>
    public IEnumerable<int> Before(int index)
    {
        for (var other = 0; other < index;)
            if (_equality.Equals(_groups[other], _groups[index])) other = _endOfRun[other];
            else yield return other++;
    }
}
