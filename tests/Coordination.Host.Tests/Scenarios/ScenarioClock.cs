using System.Globalization;
using System.Xml;
using Coordination.Domain.Calendar;

namespace Coordination.Host.Tests.Scenarios;

/// <summary>A scenario's time: begins at nine on a Monday and is moved by the wall, whatever summer time does.</summary>
internal sealed class ScenarioClock(DateTimeOffset after, string? start)
{
    private const int DaysWithoutHoliday = 28;
    private static readonly TimeOnly Nine = new(9, 0);
    private static readonly DanishCalendar Calendar = new([new(6, 5), new(12, 24), new(12, 31)]);

    private DateTime _local = FirstDay(DateOnly.FromDateTime(LocalTime.Of(after).DateTime).AddDays(1), start ?? "plain-monday")
        .ToDateTime(Nine);

    /// <summary>Now.</summary>
    public DateTimeOffset Now => AtWall(_local);

    /// <summary>Moves on: <c>P3D</c>, <c>PT2H</c>, <c>P1DT1H</c>.</summary>
    public void Advance(string length) => _local += XmlConvert.ToTimeSpan(length);

    /// <summary>So much later or earlier, by the wall, as an instant with its offset.</summary>
    public string Instant(string length, int sign = 1) => Text(AtWall(_local + (sign * XmlConvert.ToTimeSpan(length))));

    /// <summary>The local day so much later or earlier.</summary>
    public string Day(string length, int sign = 1) =>
        (_local + (sign * XmlConvert.ToTimeSpan(length))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant as the service writes it.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset AtWall(DateTime local) => LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));

    private static DateOnly FirstDay(DateOnly day, string start)
    {
        while (day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        while (!Begins(day, start)) day = day.AddDays(7);
        return day;
    }

    private static bool Begins(DateOnly monday, string start) => start switch
    {
        "plain-monday" => Enumerable.Range(0, DaysWithoutHoliday).Select(monday.AddDays).All(IsPlain),
        "easter-week" => IsFreeWeekday(monday.AddDays(3)) && IsFreeWeekday(monday.AddDays(4)) && monday.Month is 3 or 4,
        "christmas-week" => monday is { Month: 12, Day: >= 16 and <= 22 },
        _ => throw new ArgumentException($"There is no start {start}."),
    };

    private static bool IsPlain(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Calendar.IsBusinessDay(day);

    private static bool IsFreeWeekday(DateOnly day) => Calendar.IsPublicHoliday(day);
}
