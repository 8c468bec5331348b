using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>The days in view, from the first up to and without the last, and where a date lies among them.</summary>
/// <param name="From">First day in view.</param>
/// <param name="Until">The day after the last in view.</param>
/// <param name="Zoom">The level it was made for.</param>
public sealed record TimelineWindow(DateOnly From, DateOnly Until, Zoom Zoom)
{
    private int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The window around a day: a third of it lies behind, the rest ahead.</summary>
    public static TimelineWindow Around(DateOnly today, Zoom zoom)
    {
        var firstOfMonth = today.AddDays(1 - today.Day);
        switch (zoom)
        {
            case Zoom.Month:
                var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
                return new(monday.AddDays(-14), monday.AddDays(21), zoom);
            case Zoom.Year:
                return new(firstOfMonth.AddMonths(-5), firstOfMonth.AddMonths(7), zoom);
            default:
                return new(firstOfMonth.AddMonths(-1), firstOfMonth.AddMonths(3), zoom);
        }
    }

    /// <summary>Where a day begins, in per cent of the window's width; outside 0–100 when out of view.</summary>
    public double Percent(DateOnly day) => 100.0 * (day.DayNumber - From.DayNumber) / Days;

    /// <summary>Where an instant lies, in per cent of the window's width.</summary>
    public double Percent(DateTimeOffset at)
    {
        var local = Reader.Local(at).DateTime;
        return 100.0 * (local - From.ToDateTime(TimeOnly.MinValue)).TotalDays / Days;
    }

    /// <summary>Whether any part of the days lies in view.</summary>
    public bool Shows(DateOnly from, DateOnly? to) => from < Until && (to is null || to >= From);

    /// <summary>Whether an instant lies in view.</summary>
    public bool Shows(DateTimeOffset at) => Percent(at) is >= 0 and < 100;

    /// <summary>The days with a grid line: Mondays in a month, else the first of each month.</summary>
    public IEnumerable<DateOnly> Ticks()
    {
        for (var day = From; day < Until; day = Zoom == Zoom.Month ? day.AddDays(7) : day.AddMonths(1))
            yield return day;
    }
}
