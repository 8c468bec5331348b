using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Host.Http;

/// <summary>Reads query parameters; an empty one counts as absent.</summary>
internal static class QueryParameters
{
    /// <summary>Reads a whole number. False when the text is no number within the bounds.</summary>
    internal static bool TryNumber(string? text, long byDefault, long min, long max, out long number)
    {
        number = byDefault;
        return string.IsNullOrEmpty(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max);
    }

    /// <summary>
    /// Reads a date, or an instant with an offset, within <see cref="OutsideTime"/>; null when absent. A blank is read as the + of the
    /// offset, which decoding turns into a blank.
    /// </summary>
    internal static bool TryTime(string? text, out DateOrInstant? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text)) return true;
        var sound = OutsideTime.TryEither(text.Replace(' ', '+'), out var value);
        time = sound ? value : null;
        return sound;
    }

    /// <summary>
    /// Reads a period from two dates or instants. The start is inclusive. A date as the end includes the whole day. An absent bound
    /// leaves that end open. Returns the name of the parameter that cannot be read; null when both can.
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

    /// <summary>
    /// Reads <c>with</c> as true, <c>without</c> as false and an absent value as null. Returns false for any other text.
    /// </summary>
    internal static bool TryWith(string? text, out bool? with)
    {
        with = text switch { "with" => true, "without" => false, _ => null };
        return with is not null || string.IsNullOrEmpty(text);
    }
}

/// <summary>A period. <c>From</c> is inclusive, <c>To</c> exclusive; null: open.</summary>
internal readonly record struct InstantRange(DateTimeOffset? From, DateTimeOffset? To);
