namespace Coordination.Domain.Costs;

/// <summary>Local days without a gap.</summary>
/// <param name="Last">The last day; null: no end is known.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly? Last)
{
    /// <summary>What of it is in other days; null: nothing.</summary>
    public DaySpan? In(DateOnly first, DateOnly last)
    {
        if (First > first) first = First;
        if (Last < last) last = Last.Value;
        return first <= last ? new DaySpan(first, last) : null;
    }
}
