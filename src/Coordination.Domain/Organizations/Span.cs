using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Domain.Organizations;

/// <summary>
/// Where an absence or a turn begins and is over: a date as a beginning is the first instant of that local day, as an end the
/// first instant of the day after, also on the nights when the clock is moved.
/// </summary>
internal static class Span
{
    /// <summary>The first instant that belongs to it.</summary>
    public static DateTimeOffset Start(DateOrInstant from) => from.Date is { } day ? LocalTime.StartOfDay(day) : from.Instant!.Value;

    /// <summary>The first instant that no longer belongs to it; null: it lasts until further notice.</summary>
    public static DateTimeOffset? End(DateOrInstant? to) => to switch
    {
        null => null,
        { Date: { } day } => LocalTime.StartOfDay(day.PlusDays(1)),
        { } instant => instant.Instant!.Value,
    };
}
