using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Views;

namespace Coordination.Domain.Texts;

/// <summary>Days and times in the form of Danish and English texts. The form is the same on every machine.</summary>
internal static class WrittenTime
{
    private static readonly string[] DanishMonths =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    public static TextView Of(DateTimeOffset instant)
    {
        var local = LocalTime.Of(instant);
        var day = Of(DateOnly.FromDateTime(local.DateTime));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{day.Da} kl. {local.Hour:00}.{local.Minute:00}"),
            string.Create(CultureInfo.InvariantCulture, $"{day.En} at {local.Hour:00}:{local.Minute:00}"));
    }

    public static TextView Of(DateOnly day) => new(
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {DanishMonths[day.Month - 1]} {day.Year}"),
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}"));

    /// <summary>The day something is due by, or its day and time.</summary>
    public static TextView Of(Due due) => due.EndOfDay ? Of(due.Day) : Of(due.At);
}
