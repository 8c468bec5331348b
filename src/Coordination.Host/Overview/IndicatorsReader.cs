using Coordination.Domain.Calendar;
using Coordination.Domain.Reported;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Overview;

/// <summary>
/// Reads the nine indicators over quarters that are over. Of each citizen the last value of a quarter counts, once, in one target group.
/// No number below five citizens is told, nor can one be computed: nothing is told that is a sum over quarters, and whoever is told of
/// all departments is told of no single one.
/// </summary>
internal sealed class IndicatorsReader(ObservationTable table, PolicySource policies, ServiceClock clock)
{
    internal const int CitizensMin = 5;

    /// <summary>The most quarters of one answer.</summary>
    internal const int QuartersMax = 40;

    /// <summary>The quarters of an answer that names no period.</summary>
    internal const int QuartersUsual = 8;

    /// <summary>What a period must be.</summary>
    internal const string PeriodExpected = "quarters that are over, such as 2026-Q2, the first before the last and at most 40 of them";

    private const int RowsRead = 1_000;

    /// <summary>The period that two words name; null: they name none that is over, or one that is too long.</summary>
    internal (Quarter From, Quarter To)? PeriodOf(string? from, string? to)
    {
        var last = Quarter.Of(LocalTime.DayOf(clock.Now)).Plus(-1);
        var end = last;
        if (!string.IsNullOrEmpty(to) && (!Quarter.TryParse(to, out end) || end.Since(last) > 0)) return null;
        var first = end.Plus(1 - QuartersUsual);
        if (!string.IsNullOrEmpty(from) && !Quarter.TryParse(from, out first)) return null;
        return end.Since(first) is >= 0 and < QuartersMax ? (first, end) : null;
    }

    /// <summary>The quarters that are over and may be chosen, the newest first.</summary>
    internal IReadOnlyList<string> Choices() =>
        [.. Enumerable.Range(1, QuartersMax).Select(back => Quarter.Of(LocalTime.DayOf(clock.Now)).Plus(-back).ToString())];

    /// <summary>The indicators of a period.</summary>
    /// <param name="department">
    /// The department whose observations and interventions count, in its form; null: all departments'.
    /// </param>
    internal async Task<IndicatorsView> ReadAsync(
        (Quarter From, Quarter To) period, string? department, CancellationToken cancellation)
    {
        Dictionary<(string Indicator, string Quarter), IndicatorCells> cells = [];
        var (after, rows) = (("", ""), (IReadOnlyList<ObservationRow>)[]);
        do
        {
            rows = await table.ReadAsync(period.From.ToString(), period.To.ToString(), after, RowsRead, cancellation);
            if (rows.Count > 0) after = (rows[^1].Citizen, rows[^1].Quarter);
            await GatherAsync(rows, department, cells, cancellation);
        }
        while (rows.Count == RowsRead);

        string[] quarters =
        [
            .. Enumerable.Range(0, period.To.Since(period.From) + 1).Select(later => period.From.Plus(later).ToString()),
        ];
        return new IndicatorsView(
            CitizensMin, department, quarters,
            [
                .. Indicators.All.Select(indicator => new IndicatorView(indicator,
                [
                    .. quarters.Where(quarter => cells.ContainsKey((indicator, quarter)))
                        .Select(quarter => cells[(indicator, quarter)].Told(quarter, CitizensMin)),
                ])),
            ]);
    }

    private async Task GatherAsync(
        IReadOnlyList<ObservationRow> rows, string? department, Dictionary<(string, string), IndicatorCells> cells,
        CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        var interventions = (await table.ReadInterventionsAsync(
                [.. rows.Select(static row => row.Citizen).Distinct(StringComparer.Ordinal)], cancellation))
            .Where(one => Counts(one.Department)).ToLookup(static one => one.Citizen);
        foreach (var row in rows)
        {
            var groups = new TargetGroups(policies.Now.Policy, [.. interventions[row.Citizen]]);
            foreach (var values in ObservedValue.Of(row).Where(value => Counts(value.Department)).GroupBy(static one => one.Indicator))
            {
                var last = values.MaxBy(static value => (value.On, value.Department))!;
                if (!cells.TryGetValue((last.Indicator, row.Quarter), out var cell))
                    cells[(last.Indicator, row.Quarter)] = cell = new IndicatorCells();
                cell.Add(groups.On(last.On), last.Value);
            }
        }

        bool Counts(string of) => department is null || of == department;
    }
}
