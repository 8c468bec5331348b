using Coordination.Domain.Calendar;
using Coordination.Domain.Reported;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Overview;

/// <summary>
/// Reads the nine indicators over quarters that are over. Of each citizen the last value of a quarter counts, once, in one target group.
/// No number below five citizens is told, nor can one be computed: nothing is told that is a sum over quarters, and whoever is told of
/// all departments is told of no single one.
/// </summary>
internal sealed class IndicatorsReader(ObservationTable table, PolicySource policies, ServiceClock clock) : IDisposable
{
    internal const int CitizensMin = 5;

    /// <summary>The most quarters of one answer.</summary>
    internal const int QuartersMax = 40;

    /// <summary>The quarters of an answer that names no period.</summary>
    internal const int QuartersUsual = 8;

    /// <summary>What a period must be.</summary>
    internal const string PeriodExpected = "quarters that are over, such as 2026-Q2, the first before the last and at most 40 of them";

    private const int RowsRead = 1_000;

    /// <summary>The most answers that are kept.</summary>
    private const int AnswersMax = 100;

    /// <summary>How long an answer is kept. Quarters that are over change by late events only.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = AnswersMax });

    // Every row of the period is decrypted: one answer at a time.
    private readonly SemaphoreSlim _reads = new(1);

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

    /// <summary>The indicators of a period, as they were ten minutes ago at most.</summary>
    /// <param name="department">
    /// The department whose observations and interventions count, in its form; null: all departments'.
    /// </param>
    internal async Task<IndicatorsView> ReadAsync(
        (Quarter From, Quarter To) period, string? department, CancellationToken cancellation)
    {
        var asked = (period, department, policies.Now.Policy.Version);
        if (_answers.TryGetValue<IndicatorsView>(asked, out var kept)) return kept!;
        await _reads.WaitAsync(cancellation);
        try
        {
            if (_answers.TryGetValue(asked, out kept)) return kept!;
            return _answers.Set(
                asked, await CountAsync(period, department, cancellation),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptFor });
        }
        finally
        {
            _reads.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _answers.Dispose();
        _reads.Dispose();
    }

    private async Task<IndicatorsView> CountAsync(
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
            foreach (var values in ObservedValue.Of(row).Where(IsCounted).GroupBy(static one => one.Indicator))
            {
                var last = values.MaxBy(static value => (value.On, value.Department))!;
                if (!cells.TryGetValue((last.Indicator, row.Quarter), out var cell))
                    cells[(last.Indicator, row.Quarter)] = cell = new IndicatorCells();
                cell.Add(groups.On(last.On), last.Value);
            }
        }

        bool Counts(string of) => department is null || of == department;

        bool IsCounted(ObservedValue value) => Counts(value.Department) && Math.Abs(value.Value) <= Indicators.ValueMax;
    }
}
