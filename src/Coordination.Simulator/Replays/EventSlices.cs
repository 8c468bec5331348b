using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Replays;

/// <summary>Cuts a log into the stretches that are sent together; between two of them the clock moves.</summary>
internal static class EventSlices
{
    /// <summary>Stretches of events in order: within one local day, within a length of time, and not too many.</summary>
    /// <param name="events">Events in order of time.</param>
    /// <param name="zone">Whose days; null: days do not matter.</param>
    /// <param name="length">Longest stretch of the log's time; null: any.</param>
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
