using Coordination.Events;

namespace Coordination.Domain.Reported;

/// <summary>The time and key of an event. It decides which of two events came first.</summary>
/// <param name="Time">The event's own time.</param>
/// <param name="Id">The event's id, which orders events with equal times.</param>
public readonly record struct Stamp(DateTimeOffset Time, string Id, string Source) : IComparable<Stamp>
{
    public static Stamp Of(DepartmentEvent reported) => new(reported.Time, reported.Id, reported.Source);

    /// <summary>Orders by time, then id, then source.</summary>
    public int CompareTo(Stamp other)
    {
        var byTime = Time.CompareTo(other.Time);
        if (byTime != 0) return byTime;
        var byId = string.CompareOrdinal(Id, other.Id);
        return byId != 0 ? byId : string.CompareOrdinal(Source, other.Source);
    }
}
