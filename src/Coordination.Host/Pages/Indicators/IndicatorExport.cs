using Coordination.Host.Exports;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Indicators;

/// <summary>The page's tables as one table for files.</summary>
internal static class IndicatorExport
{
    internal static ExportTable Of(IndicatorModel model, Localizer texts) => new(
        texts["indicators"],
        [
            texts["indicators.indicator"], texts["indicators.quarter"], texts["indicators.group"], texts["indicators.citizens"],
            texts["indicators.mean"],
        ],
        [
            .. model.Charts.SelectMany(chart => chart.Rows.Select(row => (IReadOnlyList<ExportCell>)
            [
                chart.Name, row.Quarter, row.Group, Told(row.Citizens), Told(row.Mean),
            ])),
        ]);

    private static ExportCell Told(decimal? number) => number is { } told ? told : "";
}
