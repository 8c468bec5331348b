namespace Coordination.Domain.Collections;

/// <summary>Items at places 0, 1, …, each of one group. It finds those of other groups and skips a run of one group at once.</summary>
internal sealed class OtherGroups<TGroup>
{
    private readonly IReadOnlyList<TGroup> _groups;
    private readonly IEqualityComparer<TGroup> _equality;
    private readonly int[] _endOfRun;

    public OtherGroups(IReadOnlyList<TGroup> groups, IEqualityComparer<TGroup>? equality = null)
    {
        (_groups, _equality) = (groups, equality ?? EqualityComparer<TGroup>.Default);
        _endOfRun = new int[groups.Count];
        for (var place = groups.Count - 1; place >= 0; place--)
            _endOfRun[place] = place + 1 < groups.Count && _equality.Equals(groups[place], groups[place + 1])
                ? _endOfRun[place + 1]
                : place + 1;
    }

    /// <summary>The places before one whose groups are not its own, in order. The first is found in constant time.</summary>
    public IEnumerable<int> Before(int place)
    {
        for (var other = 0; other < place;)
            if (_equality.Equals(_groups[other], _groups[place])) other = _endOfRun[other];
            else yield return other++;
    }
}
