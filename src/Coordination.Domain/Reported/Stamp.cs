using Coordination.Events;

namespace Coordination.Domain.Reported;

/// <summary>When something was reported, and by which event: enough to tell which of two came first.</summary>
/// <param name="Time">The event's own time.</param>
/// <param name="Id">The event's id, to tell equal times apart.</param>
public readonly record struct Stamp(DateTimeOffset Time, string Id, string Source) : IComparable<Stamp>
{
    /// <summary>The stamp of an event.</summary>
    public static Stamp Of(DepartmentEvent reported) => new(reported.Time, reported.Id, reported.Source);

    /// <summary>By time, then id, then source.</summary>
    public int CompareTo(Stamp other)
    {
        var byTime = Time.CompareTo(other.Time);
        if (byTime != 0) return byTime;
        var byId = string.CompareOrdinal(Id, other.Id);
        return byId != 0 ? byId : string.CompareOrdinal(Source, other.Source);
    }
}
