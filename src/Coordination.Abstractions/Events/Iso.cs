using System.Globalization;

namespace Coordination.Events;

/// <summary>ISO 8601 in the forms of the contract: dates <c>YYYY-MM-DD</c>, instants with an offset.</summary>
public static class Iso
{
    private const int DateLength = 10;
    private const int FractionDigitsMax = 7;

    // RFC 3339 allows second 60. No clock here knows it, so it is read as second 59.
    private const int LeapSecond = 60;

    /// <summary>Reads a date in exactly the form <c>YYYY-MM-DD</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>
    /// Reads <c>YYYY-MM-DDThh:mm[:ss[.f…]]</c> followed by <c>Z</c> or <c>±hh:mm</c>. The offset is kept. Fractions below 100
    /// nanoseconds are cut off.
    /// </summary>
    public static bool TryInstant(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length <= DateLength || text[DateLength] is not ('T' or 't') || !TryDate(text[..DateLength], out var date))
            return false;

        var clock = text[(DateLength + 1)..];
        var zone = clock.IndexOfAny("Zz+-");
        return zone >= 0
            && TryClock(clock[..zone], out var ticks)
            && TryOffset(clock[zone..], out var offset)
            && TryCombine(date, ticks, offset, out instant);
    }

    private static bool TryClock(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], 23, out var hour) || !TryDigits(text[3..5], 59, out var minute))
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (text.Length == 5)
            return true;
        if (text.Length < 8 || text[5] != ':' || !TryDigits(text[6..8], LeapSecond, out var second))
            return false;
        ticks += Math.Min(second, LeapSecond - 1) * TimeSpan.TicksPerSecond;
        return text.Length == 8 || (text[8] == '.' && TryFraction(text[9..], ref ticks));
    }

    private static bool TryFraction(ReadOnlySpan<char> digits, ref long ticks)
    {
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var unit = TimeSpan.TicksPerSecond;
        for (var i = 0; i < Math.Min(digits.Length, FractionDigitsMax); i++)
        {
            unit /= 10;
            ticks += (digits[i] - '0') * unit;
        }

        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[3] != ':' || !TryDigits(text[1..3], 14, out var hours) || !TryDigits(text[4..], 59, out var minutes))
            return false;
        offset = TimeSpan.FromMinutes((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
        return hours < 14 || minutes == 0;
    }

    private static bool TryCombine(DateOnly date, long ticks, TimeSpan offset, out DateTimeOffset instant)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).Ticks + ticks;
        var utc = local - offset.Ticks;
        var sound = utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks;
        instant = sound ? new DateTimeOffset(local, offset) : default;
        return sound;
    }

    private static bool TryDigits(ReadOnlySpan<char> two, int max, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(two[0]) || !char.IsAsciiDigit(two[1]))
            return false;
        value = ((two[0] - '0') * 10) + (two[1] - '0');
        return value <= max;
    }
}
