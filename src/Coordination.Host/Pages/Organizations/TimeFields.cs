using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Host.Pages.Organizations;

/// <summary>
/// A time of the organization document in two fields of a form: a day in <c>NAME</c>, and in <c>NAME.clock</c> a local time of that day;
/// the whole day where that is empty.
/// </summary>
/// <param name="Day">The value of the first field, <c>yyyy-MM-dd</c>; null: empty.</param>
/// <param name="Clock">The value of the second field, <c>HH:mm</c>; null: empty.</param>
public readonly record struct TimeFields(string? Day, string? Clock)
{
    private const string ClockFormat = "HH\\:mm";

    internal static TimeFields Of(DateOrInstant? time) => time switch
    {
        { Date: { } day } => new(Write(day), null),
        { Instant: { } instant } => new(
            Write(LocalTime.DayOf(instant)), LocalTime.Of(instant).ToString(ClockFormat, CultureInfo.InvariantCulture)),
        _ => default,
    };

    /// <summary>Reads the fields; false where they are no time.</summary>
    /// <param name="before">The time that the form was made from: it is kept to the second where the fields still say it.</param>
    internal static bool TryRead(IFormCollection form, string field, DateOrInstant? before, out DateOrInstant? time)
    {
        var (day, clock) = (Forms.Text(form, field), Forms.Text(form, $"{field}.clock"));
        var known = Of(before);
        time = before;
        if (day == known.Day && (clock == known.Clock || !form.ContainsKey($"{field}.clock"))) return true;
        time = null;
        if (day is null) return clock is null;
        if (!OutsideTime.TryDate(day, out var date)) return false;
        if (clock is null)
        {
            time = date;
            return true;
        }

        var isClock = TimeOnly.TryParseExact(clock, ClockFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        if (isClock) time = LocalTime.At(date, local);
        return isClock;
    }

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
