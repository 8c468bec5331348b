using Coordination.Domain.Calendar;
using Coordination.Domain.Costs;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Overview;

/// <summary>
/// What interventions cost by quarter, department, kind and payer, over quarters that are over, and what those that are known will cost by
/// quarter, department and payer, from the quarter that runs (<see cref="ForecastCells"/>). No number of fewer than five citizens is told,
/// and no kind and payer of which no number is: of a quarter and department one row says that something is left out. A citizen may have
/// several kinds and payers, so nothing is told beside a number of which it is a part.
/// </summary>
internal sealed class CostsReader(CostTable table, CollaborationSight sight, ServiceClock clock) : IDisposable
{
    /// <summary>The quarters of a forecast, the one that runs included.</summary>
    internal const int QuartersAhead = 8;

    private const int RowsRead = 1_000;

    /// <summary>The first quarter of which costs are counted.</summary>
    private static readonly Quarter Earliest = Quarter.Of(new DateOnly(1970, 1, 1));

    private readonly MemoryCache _counted = new(new MemoryCacheOptions { SizeLimit = 1 });

    // Every row is decrypted: it is counted by one caller at a time, for every period.
    private readonly SemaphoreSlim _reads = new(1);

    /// <summary>The costs that the caller of a request is told of: leaders those of departments they lead in.</summary>
    internal async Task<CostsView> ReadAsync(HttpContext http, (Quarter From, Quarter To) period)
    {
        var quarters = Written(period.From, period.To.Since(period.From) + 1);
        var own = sight.DepartmentsOf(http);
        return new CostsView(
            IndicatorsReader.CitizensMin, quarters,
            [
                .. (await AllAsync(http.RequestAborted)).Costs.Where(one =>
                    quarters.Contains(one.Quarter, StringComparer.Ordinal) && own?.Contains(one.Department) != false),
            ]);
    }

    /// <summary>The forecast that the caller of a request is told of: leaders that of departments they lead in.</summary>
    internal async Task<ForecastView> ForecastAsync(HttpContext http)
    {
        var counted = await AllAsync(http.RequestAborted);
        var own = sight.DepartmentsOf(http);
        return new ForecastView(
            IndicatorsReader.CitizensMin, Written(counted.Last.Next, QuartersAhead),
            [.. counted.Forecast.Where(one => own?.Contains(one.Department) != false)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _counted.Dispose();
        _reads.Dispose();
    }

    private static string[] Written(Quarter first, int count) =>
        [.. Enumerable.Range(0, count).Select(later => first.Plus(later).ToString())];

    private async Task<CountedCosts> AllAsync(CancellationToken cancellation)
    {
        // A planned end that is moved changes no quarter that is over, a late report may.
        var last = Quarter.Of(LocalTime.DayOf(clock.Now)).Plus(-1);
        if (_counted.TryGetValue<CountedCosts>(last, out var kept)) return kept!;
        await _reads.WaitAsync(cancellation);
        try
        {
            if (_counted.TryGetValue(last, out kept)) return kept!;
            _counted.Clear();
            return _counted.Set(
                last, await CountAsync(last, cancellation),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = IndicatorsReader.KeptFor });
        }
        finally
        {
            _reads.Release();
        }
    }

    private async Task<CountedCosts> CountAsync(Quarter last, CancellationToken cancellation)
    {
        Dictionary<(string Department, string Kind, string Payer), CostSeries> past = [];
        Dictionary<ForecastKey, CostSeries> ahead = [];
        var (after, rows) = (("", ""), (IReadOnlyList<CostRow>)[]);
        do
        {
            rows = await table.ReadAsync(after, RowsRead, cancellation);
            if (rows.Count > 0) after = (rows[^1].Citizen, rows[^1].Id);
            foreach (var row in rows)
            {
                if (CourseOf(row) is not { Days: [{ First: var first }, ..] days } course) continue;
                var payer = course.Payer?.ToUpperInvariant() ?? "";
                Add(past, (course.Department.Value, course.Kind, payer), row.Citizen, course, (Later(first, Earliest.First), last));
                var ends = days[^1].Last is null ? ForecastEnds.Open : ForecastEnds.Planned;
                Add(
                    ahead, new ForecastKey(course.Department.Value, course.Kind, payer, ends), row.Citizen, course,
                    (Later(first, last.Next.First), last.Plus(QuartersAhead)));
            }
        }
        while (rows.Count == RowsRead);
        return new CountedCosts(last, PastOf(past), ForecastCells.Told(ahead, IndicatorsReader.CitizensMin));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static void Add<TKey>(
        Dictionary<TKey, CostSeries> all, TKey key, string citizen, CostCourse course, (DateOnly First, Quarter Last) period)
        where TKey : notnull
    {
        var end = course.Days[^1].Last is { } known && known < period.Last.Next.First ? Quarter.Of(known) : period.Last;
        for (var quarter = Quarter.Of(period.First); quarter.Since(end) <= 0; quarter = quarter.Next)
        {
            var amount = course.In(quarter.First, quarter.Next.First.AddDays(-1));
            if (amount == 0) continue;
            if (!all.TryGetValue(key, out var series)) all[key] = series = new CostSeries();
            series.Add(quarter.ToString(), citizen, string.IsNullOrEmpty(course.Payer) ? null : course.Payer, amount);
        }
    }

    // What is left out is equal, and becomes one row.
    private static CostCellView[] PastOf(Dictionary<(string Department, string Kind, string Payer), CostSeries> all) =>
    [
        .. all.SelectMany(static one => one.Value.Told(IndicatorsReader.CitizensMin).Select(cell => cell.Told is { } told
                ? new CostCellView(cell.Quarter, one.Key.Department, one.Key.Kind, one.Value.Payer, told.Citizens, told.Amount)
                : new CostCellView(cell.Quarter, one.Key.Department, null, null, null, null)))
            .Distinct()
            .OrderBy(static one => one.Quarter, StringComparer.Ordinal).ThenBy(static one => one.Department, StringComparer.Ordinal)
            .ThenBy(static one => one.Kind is null).ThenBy(static one => one.Kind, StringComparer.Ordinal)
            .ThenBy(static one => one.Payer, StringComparer.Ordinal),
    ];

    private static CostCourse? CourseOf(CostRow row) =>
        PaidCourse.Of(row) is { } paid && Vocabulary.Find<CostPeriod>(paid.Per) is { } per
            ? new CostCourse(
                new DepartmentCode(paid.Department), paid.Kind, paid.Payer, paid.Amount, per,
                [.. paid.Days.Select(static days => new DaySpan(days.First, days.Last))])
            : null;

    /// <param name="Last">The last quarter that was over.</param>
    private sealed record CountedCosts(Quarter Last, CostCellView[] Costs, ForecastCellView[] Forecast);
}
