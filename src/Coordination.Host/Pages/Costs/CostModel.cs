using Coordination.Domain.Calendar;
using Coordination.Host.Exports;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.Operations.Trends;

namespace Coordination.Host.Pages.Costs;

/// <summary>The costs of a period in the user's language.</summary>
/// <param name="From">The first quarter.</param>
/// <param name="To">The last quarter.</param>
/// <param name="Choices">The quarters to choose from, the newest first.</param>
/// <param name="Charts">The departments of which something is told or left out.</param>
public sealed record CostModel(
    string From, string To, int Least, IReadOnlyList<string> Choices, IReadOnlyList<CostChartModel> Charts)
{
    /// <summary>The query by which the same is exported.</summary>
    public string Query => $"?from={From}&to={To}";

    internal static CostModel Of(CostsView view, IReadOnlyList<string> choices, PageUser user) => new(
        view.Quarters[0], view.Quarters[^1], view.Least, choices,
        [.. view.Costs.GroupBy(static one => one.Department).Select(one => CostChartModel.Of(one.Key, [.. one], view.Quarters, user))]);

    /// <summary>The same as a table for files.</summary>
    internal ExportTable Exported(Localizer texts) => new(
        texts["costs"],
        [
            texts["costs.department"], texts["indicators.quarter"], texts["costs.kind"], texts["costs.payer"],
            texts["indicators.citizens"], texts["costs.amount"],
        ],
        [
            .. Charts.SelectMany(chart => chart.Rows.Select(row => (IReadOnlyList<ExportCell>)
                [chart.Name, row.Quarter, row.Kind, row.Payer, Told(row.Citizens), Told(row.Amount)])),
        ]);

    private static ExportCell Told(decimal? number) => number is { } told ? told : "";
}

/// <summary>One department's costs as a chart and as a table.</summary>
/// <param name="Code">The department.</param>
/// <param name="Chart">The sum of what is told of each quarter; null where nothing is.</param>
/// <param name="Said">What the chart shows, in words.</param>
public sealed record CostChartModel(string Code, string Name, TrendChartModel Chart, string Said, IReadOnlyList<CostLine> Rows)
{
    internal static CostChartModel Of(string department, CostCellView[] cells, IReadOnlyList<string> quarters, PageUser user)
    {
        var texts = user.Localizer;
        TrendPoint[] points = [.. quarters.Select(quarter => new TrendPoint(StartOf(quarter), ToldIn(quarter)))];
        var last = points.Index().LastOrDefault(static one => one.Item.Value is not null);
        return new CostChartModel(
            department, user.Names.Department(department), new TrendChartModel(department, TrendMeasures.Level, points, points),
            last.Item.Value is { } sum ? texts["costs.said", texts.Number(sum), quarters[last.Index]] : texts["costs.untold"],
            [
                .. cells.Select(cell => new CostLine(
                    cell.Quarter,
                    cell.Kind is { } kind ? texts.Code("intervention", kind) : texts["indicators.few"],
                    cell.Kind is null ? texts["indicators.few"] : cell.Payer is { } payer ? user.Names.Code(payer) : texts["costs.nobody"],
                    cell.Citizens, cell.Amount)),
            ]);

        long? ToldIn(string quarter) =>
            cells.Where(one => one.Quarter == quarter && one.Amount is not null).Sum(static one => (long?)one.Amount) is > 0 and var told
                ? told
                : null;
    }

    private static DateTimeOffset StartOf(string quarter) =>
        Quarter.TryParse(quarter, out var read) ? LocalTime.StartOfDay(read.First) : default;
}

/// <summary>One sum with the number of citizens; both null: it stands for whatever of the quarter is left out.</summary>
/// <param name="Amount">Kroner.</param>
public sealed record CostLine(string Quarter, string Kind, string Payer, long? Citizens, decimal? Amount);
