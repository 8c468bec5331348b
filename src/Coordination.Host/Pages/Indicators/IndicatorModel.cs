using Coordination.Domain.Calendar;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Barriers;
using Coordination.Host.Pages.Operations.Trends;

namespace Coordination.Host.Pages.Indicators;

/// <summary>The indicators of a period in the user's language.</summary>
/// <param name="From">The first quarter.</param>
/// <param name="To">The last quarter.</param>
/// <param name="Choices">The quarters to choose from, the newest first.</param>
/// <param name="Department">The department; null: all together.</param>
/// <param name="Departments">Codes and names of the departments to choose from.</param>
/// <param name="Charts">The indicators of which something is told or left out.</param>
public sealed record IndicatorModel(
    string From, string To, int Least, IReadOnlyList<string> Choices, string? Department,
    IReadOnlyList<(string Code, string Name)> Departments, IReadOnlyList<IndicatorChartModel> Charts)
{
    /// <summary>The barriers of the period; null: they are not shown here.</summary>
    public BarrierTableModel? Barriers { get; init; }

    /// <summary>The query by which the same is exported.</summary>
    public string Query => $"?from={From}&to={To}{(Department is null ? "" : $"&department={Uri.EscapeDataString(Department)}")}";

    /// <summary>The query by which the barriers are exported: of all pairs that the user is told of.</summary>
    public string BarrierQuery => $"?from={From}&to={To}";

    internal static IndicatorModel Of(IndicatorsView view, SeenIndicators seen, IReadOnlyList<string> choices, PageUser user) => new(
        view.Quarters[0], view.Quarters[^1], view.Least, choices, seen.Department,
        [.. seen.Choices.Select(code => (code, user.Names.Code(code)))],
        [
            .. view.Indicators.Where(static one => one.Quarters.Count > 0)
                .Select(one => IndicatorChartModel.Of(one, view.Quarters, user)),
        ]);
}

/// <summary>One indicator as a chart and as a table.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chart">The chart of the mean, in hundredths; null where it is not told.</param>
/// <param name="Said">What the chart shows, in words.</param>
/// <param name="Rows">The quarters with their target groups.</param>
public sealed record IndicatorChartModel(
    string Code, string Name, TrendChartModel Chart, string Said, IReadOnlyList<IndicatorRowModel> Rows)
{
    private const int Hundredths = 100;

    internal static IndicatorChartModel Of(IndicatorView view, IReadOnlyList<string> quarters, PageUser user)
    {
        var texts = user.Localizer;
        var byQuarter = view.Quarters.ToDictionary(static one => one.Quarter, StringComparer.Ordinal);
        TrendPoint[] points =
        [
            .. quarters.Select(quarter => new TrendPoint(
                Quarter.TryParse(quarter, out var first) ? LocalTime.StartOfDay(first.First) : default,
                byQuarter.GetValueOrDefault(quarter)?.Mean is { } mean ? (long)(mean * Hundredths) : null)),
        ];
        var last = view.Quarters.LastOrDefault(static one => one.Mean is not null);
        return new IndicatorChartModel(
            view.Indicator, texts.Code("indicator", view.Indicator), new TrendChartModel(view.Indicator, "level", points, points),
            last is null
                ? texts["indicators.untold"]
                : texts["indicators.said", texts.Number((double)last.Mean!, 2), last.Quarter, texts.Number(last.Citizens!.Value)],
            [
                .. view.Quarters.SelectMany(quarter => quarter.Groups
                    .Select(group => new IndicatorRowModel(
                        quarter.Quarter, texts.Code("target-group", group.Group), IsTotal: false, group.Citizens, group.Mean))
                    .Prepend(new IndicatorRowModel(
                        quarter.Quarter, texts["indicators.all"], IsTotal: true, quarter.Citizens, quarter.Mean))),
            ]);
    }
}

/// <summary>One number of citizens with the mean of their values; both null: not told.</summary>
/// <param name="IsTotal">Whether it is of all target groups together.</param>
public sealed record IndicatorRowModel(string Quarter, string Group, bool IsTotal, long? Citizens, decimal? Mean);
