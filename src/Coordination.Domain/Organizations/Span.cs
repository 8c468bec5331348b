using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The limits of an absence or a rota entry. A date as the start means the first instant of that local day. A date as the end means
/// the first instant of the next local day, also when the clock changes that night.
/// </summary>
internal static class Span
{
    /// <summary>The first instant within the period.</summary>
    public static DateTimeOffset Start(DateOrInstant from) => from.Date is { } day ? LocalTime.StartOfDay(day) : from.Instant!.Value;

    /// <summary>The first instant after the period; null: it lasts until further notice.</summary>
    public static DateTimeOffset? End(DateOrInstant? to) => to switch
    {
        null => null,
        { Date: { } day } => LocalTime.StartOfDay(day.PlusDays(1)),
        { } instant => instant.Instant!.Value,
    };
}
