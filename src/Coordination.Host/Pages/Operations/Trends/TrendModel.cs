using Coordination.Domain.Calendar;
using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Operations.Trends;

/// <summary>How the figures developed over a range, as small charts.</summary>
/// <param name="Range">Code of the range.</param>
/// <param name="From">The begin of the first step.</param>
public sealed record TrendModel(string Range, DateTimeOffset From, IReadOnlyList<TrendChartModel> Charts)
{
    private const int HoursOfChartStep = 6;

    internal static TrendModel Of(TrendRange range, Trend trend, ToldFigures told)
    {
        var chart = trend.Gathered(ChartSteps(range));
        var table = trend.Gathered(TableSteps(range));
        return new TrendModel(range.Code, chart.Steps[0].At,
        [
            .. TrendFigure.ToldTo(told).Select(figure => new TrendChartModel(
                figure.Name, figure.Measures, Points(figure, chart, told), Points(figure, table, told))),
        ]);
    }

    private static IReadOnlyList<TrendPoint> Points(TrendFigure figure, Trend trend, ToldFigures told) =>
        [.. trend.Steps.Select(step => new TrendPoint(step.At, figure.ToldAs(told, step)))];

    /// <summary>Half hours, quarters of a day, weeks: as many as a small chart shows.</summary>
    private static Func<DateTimeOffset, DateTimeOffset> ChartSteps(TrendRange range) =>
        range == TrendRange.Day ? static at => new(at.UtcTicks - at.UtcTicks % TimeSpan.FromMinutes(30).Ticks, TimeSpan.Zero)
        : range == TrendRange.Month ? static at => LocalTime.At(
            LocalTime.DayOf(at), new TimeOnly(LocalTime.Of(at).Hour / HoursOfChartStep * HoursOfChartStep, 0))
        : static at => Monday(LocalTime.DayOf(at));

    /// <summary>Hours, days, months.</summary>
    private static Func<DateTimeOffset, DateTimeOffset> TableSteps(TrendRange range) =>
        range == TrendRange.Day ? static at => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero)
        : range == TrendRange.Month ? static at => LocalTime.StartOfDay(LocalTime.DayOf(at))
        : static at => LocalTime.StartOfDay(new DateOnly(LocalTime.DayOf(at).Year, LocalTime.DayOf(at).Month, 1));

    private static DateTimeOffset Monday(DateOnly day) => LocalTime.StartOfDay(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
}

/// <summary>The value of a step; null: nothing was sampled.</summary>
/// <param name="At">The begin of the step.</param>
public sealed record TrendPoint(DateTimeOffset At, long? Value);
