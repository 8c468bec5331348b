namespace Coordination.Events;

/// <summary>
/// The order of a citizen's events, whatever their order of arrival: time, then sequence, id and source. Two events compare as equal
/// only if they are the same event. Of an item's events, the first in this order that brings it into being is applied before all
/// others; a later one opens the item again.
/// </summary>
/// <remarks>
/// An absent sequence comes first, then sequences of digits by their number, then other sequences by ordinal comparison.
/// </remarks>
public sealed class EventOrder : IComparer<DepartmentEvent>, IComparer<EventRank>
{
    private EventOrder()
    {
    }

    /// <summary>The only instance. It has no state.</summary>
    public static EventOrder Instance { get; } = new();

    /// <summary>Compares events of known types.</summary>
    public static int Compare(DepartmentEvent left, DepartmentEvent right) => Compare(EventRank.Of(left), EventRank.Of(right));

    public static int Compare(in EventRank left, in EventRank right)
    {
        var result = left.Time.UtcTicks.CompareTo(right.Time.UtcTicks);
        if (result == 0)
            result = CompareSequences(left.Sequence, right.Sequence);
        if (result == 0)
            result = string.CompareOrdinal(left.Id, right.Id);
        return result == 0 ? string.CompareOrdinal(left.Source, right.Source) : result;
    }

    int IComparer<DepartmentEvent>.Compare(DepartmentEvent? x, DepartmentEvent? y) =>
        x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1) : Compare(x, y);

    int IComparer<EventRank>.Compare(EventRank x, EventRank y) => Compare(x, y);

    private static int CompareSequences(string? left, string? right)
    {
        var result = Rank(left).CompareTo(Rank(right));
        if (result != 0 || string.IsNullOrEmpty(left))
            return result;
        return Rank(left) == 1 ? CompareNumbers(left, right!) : string.CompareOrdinal(left, right);
    }

    private static int Rank(string? sequence) =>
        string.IsNullOrEmpty(sequence) ? 0 : sequence.AsSpan().ContainsAnyExceptInRange('0', '9') ? 2 : 1;

    // The numbers may have any length.
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length == right.Length ? left.SequenceCompareTo(right) : left.Length.CompareTo(right.Length);
    }
}
