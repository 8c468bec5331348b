using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Host.Http;

/// <summary>Reads query parameters; an empty one counts as absent.</summary>
internal static class QueryParameters
{
    /// <summary>A whole number within bounds; false when it is something else.</summary>
    internal static bool TryNumber(string? text, long byDefault, long min, long max, out long number)
    {
        number = byDefault;
        return string.IsNullOrEmpty(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max);
    }

    /// <summary>A date or an instant with an offset, whose + may have come as a blank, within <see cref="OutsideTime"/>; null when absent.</summary>
    internal static bool TryTime(string? text, out DateOrInstant? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text)) return true;
        var sound = OutsideTime.TryEither(text.Replace(' ', '+'), out var value);
        time = sound ? value : null;
        return sound;
    }

    /// <summary>
    /// A period from two dates or instants, the first inclusive and a date as its end included whole; each open when absent.
    /// Otherwise the name of the parameter that is neither.
    /// </summary>
    internal static string? TryPeriod(string? from, string? to, out InstantRange period)
    {
        period = default;
        if (!TryTime(from, out var first)) return nameof(from);
        if (!TryTime(to, out var last)) return nameof(to);
        period = new InstantRange(
            first?.Instant ?? (first?.Date is { } day ? LocalTime.StartOfDay(day) : null),
            last?.Instant ?? (last?.Date is { } end ? LocalTime.StartOfDay(end.AddDays(1)) : null));
        return null;
    }

    /// <summary><c>with</c> is true, <c>without</c> false, absent null; false is answered for anything else.</summary>
    internal static bool TryWith(string? text, out bool? with)
    {
        with = text switch { "with" => true, "without" => false, _ => null };
        return with is not null || string.IsNullOrEmpty(text);
    }
}

/// <summary>A period: from inclusive, to exclusive, each open when null.</summary>
internal readonly record struct InstantRange(DateTimeOffset? From, DateTimeOffset? To);
