using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>The days in view, and the position of dates among them.</summary>
/// <param name="From">The first day in view.</param>
/// <param name="Until">The day after the last in view.</param>
/// <param name="Zoom">The level the window was made for.</param>
public sealed record TimelineWindow(DateOnly From, DateOnly Until, TimelineZoom Zoom)
{
    private int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The window around a day. It begins and ends with whole weeks for a month, else with whole months.</summary>
    public static TimelineWindow Around(DateOnly today, TimelineZoom zoom)
    {
        var firstOfMonth = today.AddDays(1 - today.Day);
        switch (zoom)
        {
            case TimelineZoom.Month:
                var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
                return new(monday.AddDays(-14), monday.AddDays(21), zoom);
            case TimelineZoom.Year:
                return new(firstOfMonth.AddMonths(-5), firstOfMonth.AddMonths(7), zoom);
            default:
                return new(firstOfMonth.AddMonths(-1), firstOfMonth.AddMonths(3), zoom);
        }
    }

    /// <summary>The position of the start of a day, in percent of the window's width. Outside 0–100 it is out of view.</summary>
    public double Percent(DateOnly day) => 100.0 * (day.DayNumber - From.DayNumber) / Days;

    /// <summary>The position of an instant, in percent of the window's width. Outside 0–100 it is out of view.</summary>
    public double Percent(DateTimeOffset at)
    {
        var local = Localizer.Local(at).DateTime;
        return 100.0 * (local - From.ToDateTime(TimeOnly.MinValue)).TotalDays / Days;
    }

    /// <summary>Whether any of the days is in view.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; null: open-ended.</param>
    public bool Shows(DateOnly from, DateOnly? to) => from < Until && (to is null || to >= From);

    public bool Shows(DateTimeOffset at) => Percent(at) is >= 0 and < 100;

    /// <summary>The days with a grid line: every Monday for a month, else the first of every month.</summary>
    public IEnumerable<DateOnly> Ticks()
    {
        for (var day = From; day < Until; day = Zoom == TimelineZoom.Month ? day.AddDays(7) : day.AddMonths(1))
            yield return day;
    }
}
