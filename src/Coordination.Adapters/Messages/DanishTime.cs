using System.Globalization;
using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>Times as Danish messages write them: with an offset, or local without one.</summary>
internal static class DanishTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>Reads an instant. Of a local time that comes twice in autumn the later is taken.</summary>
    internal static bool TryRead(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null) return false;
        if (OutsideTime.TryInstant(text, out instant)) return true;
        if (!DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        if (local.Year is < OutsideTime.YearMin or > OutsideTime.YearMax) return false;
        instant = new DateTimeOffset(local, Zone.GetUtcOffset(local));
        return true;
    }

    /// <summary>The local day of an instant.</summary>
    internal static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>An instant as digits that sort as it does: events of equal time are ordered by it.</summary>
    internal static string SequenceOf(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
}
