using System.Globalization;
using Coordination.Domain.Calendar;

namespace Coordination.Domain.Tests.Calendar;

internal static class Dates
{
    /// <summary>The calendar of the default policy.</summary>
    public static DanishCalendar Denmark { get; } = new([new(6, 5), new(12, 24), new(12, 31)]);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static Length Length(string text) =>
        Domain.Calendar.Length.TryParse(text, out var length) ? length : throw new ArgumentException(text);
}
