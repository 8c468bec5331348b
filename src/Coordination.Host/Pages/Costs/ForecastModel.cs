using Coordination.Host.Exports;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Costs;

/// <summary>The forecast of costs in the user's language.</summary>
/// <param name="Charts">The departments of which something is told or left out.</param>
public sealed record ForecastModel(int Least, IReadOnlyList<string> Quarters, IReadOnlyList<ForecastChartModel> Charts)
{
    internal static ForecastModel Of(ForecastView view, PageUser user) => new(
        view.Least, view.Quarters,
        [.. view.Costs.GroupBy(static one => one.Department).Select(one => ForecastChartModel.Of(one.Key, [.. one], view.Quarters, user))]);

    /// <summary>The same as a table for files.</summary>
    internal ExportTable Exported(Localizer texts) => new(
        texts["forecast"],
        [texts["costs.department"], texts["indicators.quarter"], texts["costs.payer"], texts["forecast.ends"], texts["costs.amount"]],
        [
            .. Charts.SelectMany(static chart => chart.Rows.Select(row => (IReadOnlyList<ExportCell>)
                [chart.Name, row.Quarter, row.Payer, row.Ends, row.Amount is { } told ? told : ""])),
        ]);
}

/// <summary>One department's forecast as a chart and as a table.</summary>
/// <param name="Code">The department.</param>
/// <param name="Bars">The quarters, in order.</param>
/// <param name="Said">What the chart shows, in words.</param>
public sealed record ForecastChartModel(
    string Code, string Name, IReadOnlyList<ForecastBar> Bars, string Said, IReadOnlyList<ForecastLine> Rows)
{
    internal static ForecastChartModel Of(string department, ForecastCellView[] cells, IReadOnlyList<string> quarters, PageUser user)
    {
        var texts = user.Localizer;
        ForecastBar[] bars =
            [.. quarters.Select(quarter => new ForecastBar(ToldIn(quarter, ForecastEnds.Planned), ToldIn(quarter, ForecastEnds.Open)))];
        var (first, last) = (bars[0], bars[^1]);
        return new ForecastChartModel(
            department, user.Names.Department(department), bars,
            bars.All(static bar => bar.Together == 0)
                ? texts["costs.untold"]
                : texts["forecast.said", Range(first), quarters[0], Range(last), quarters[^1]],
            [
                .. cells.Select(cell => new ForecastLine(
                    cell.Quarter,
                    cell.Amount is null ? texts["indicators.few"]
                        : cell.Payer is { } payer ? user.Names.Code(payer) : texts["costs.nobody"],
                    cell.Ends is { } ends ? texts.Code("forecast-ends", ends) : texts["indicators.few"], cell.Amount)),
            ]);

        string Range(ForecastBar bar) => bar.Open == 0
            ? texts.Number((double)bar.Planned)
            : texts["forecast.range", texts.Number((double)bar.Planned), texts.Number((double)bar.Together)];

        decimal ToldIn(string quarter, string ends) =>
            cells.Where(one => one.Quarter == quarter && one.Ends == ends).Sum(static one => one.Amount ?? 0);
    }
}

/// <summary>What is told of a quarter, in kroner.</summary>
/// <param name="Planned">Of what has a planned end.</param>
/// <param name="Open">Of what has none.</param>
public sealed record ForecastBar(decimal Planned, decimal Open)
{
    /// <summary>If everything without a planned end runs on.</summary>
    public decimal Together => Planned + Open;
}

/// <summary>One sum; null: it stands for whatever of the quarter is left out.</summary>
/// <param name="Amount">Kroner.</param>
public sealed record ForecastLine(string Quarter, string Payer, string Ends, decimal? Amount);
