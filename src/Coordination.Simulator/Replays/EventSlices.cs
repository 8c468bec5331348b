using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Replays;

/// <summary>Cuts a log into slices of events that are sent together. The clock moves between two slices.</summary>
internal static class EventSlices
{
    /// <summary>Slices of events in order. A slice stays within one local day, a length of time and a maximum number of events.</summary>
    /// <param name="events">The events in order of time.</param>
    /// <param name="zone">The time zone of the days; null: a slice may span days.</param>
    /// <param name="length">The maximum length in the log's time; null: unlimited.</param>
    public static IEnumerable<ArraySegment<OutgoingEvent>> Of(OutgoingEvent[] events, TimeZoneInfo? zone, TimeSpan? length, int countMax)
    {
        var begin = 0;
        for (var i = 1; i <= events.Length; i++)
        {
            if (i < events.Length && i - begin < countMax && !IsCut(events[begin].Event.Time, events[i].Event.Time)) continue;
            yield return new ArraySegment<OutgoingEvent>(events, begin, i - begin);
            begin = i;
        }

        bool IsCut(DateTimeOffset first, DateTimeOffset next) =>
            length is { } longest && next - first > longest
            || zone is not null && TimeZoneInfo.ConvertTime(first, zone).Date != TimeZoneInfo.ConvertTime(next, zone).Date;
    }
}
