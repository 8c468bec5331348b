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
/// What interventions cost by quarter, department, kind and payer, over quarters that are over. Nothing of fewer than five citizens is
/// told. A citizen may have several kinds and payers, so nothing is told beside a number of which it is a part.
/// </summary>
internal sealed class CostsReader(CostTable table, CollaborationSight sight, ServiceClock clock) : IDisposable
{
    private const int RowsRead = 1_000;

    /// <summary>The most answers that are kept.</summary>
    private const int AnswersMax = 100;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = AnswersMax });

    // Every row is decrypted: one answer at a time.
    private readonly SemaphoreSlim _reads = new(1);

    /// <summary>The costs that the caller of a request is told of: leaders those of departments they lead in.</summary>
    internal async Task<CostsView> ReadAsync(HttpContext http, (Quarter From, Quarter To) period)
    {
        var all = await AllAsync(period, http.RequestAborted);
        return sight.DepartmentsOf(http) is { } own ? all with { Costs = [.. all.Costs.Where(one => own.Contains(one.Department))] } : all;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _answers.Dispose();
        _reads.Dispose();
    }

    private async Task<CostsView> AllAsync((Quarter From, Quarter To) period, CancellationToken cancellation)
    {
        // A planned end that is moved changes no quarter that is over, a late report may.
        var asked = (period, Quarter.Of(LocalTime.DayOf(clock.Now)));
        if (_answers.TryGetValue<CostsView>(asked, out var kept)) return kept!;
        await _reads.WaitAsync(cancellation);
        try
        {
            if (_answers.TryGetValue(asked, out kept)) return kept!;
            return _answers.Set(
                asked, await CountAsync(period, cancellation),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = IndicatorsReader.KeptFor });
        }
        finally
        {
            _reads.Release();
        }
    }

    private async Task<CostsView> CountAsync((Quarter From, Quarter To) period, CancellationToken cancellation)
    {
        Quarter[] quarters = [.. Enumerable.Range(0, period.To.Since(period.From) + 1).Select(later => period.From.Plus(later))];
        SortedDictionary<(string Quarter, string Department, string Kind, string Payer), CostCell> cells = [];
        var (after, rows) = (("", ""), (IReadOnlyList<CostRow>)[]);
        do
        {
            rows = await table.ReadAsync(after, RowsRead, cancellation);
            if (rows.Count > 0) after = (rows[^1].Citizen, rows[^1].Id);
            foreach (var row in rows)
                if (CourseOf(row) is { } course) Add(row.Citizen, course);
        }
        while (rows.Count == RowsRead);

        var told = CostCell.Told([.. cells.Values], IndicatorsReader.CitizensMin);
        return new CostsView(
            IndicatorsReader.CitizensMin, [.. quarters.Select(static quarter => quarter.ToString())],
            [
                .. cells.Select((cell, index) => new CostCellView(
                    cell.Key.Quarter, cell.Key.Department, cell.Key.Kind, cell.Key.Payer.Length == 0 ? null : cell.Key.Payer,
                    told[index] ? cell.Value.Citizens : null, told[index] ? cell.Value.Rounded : null)),
            ]);

        void Add(string citizen, CostCourse course)
        {
            foreach (var quarter in quarters)
            {
                var amount = course.In(quarter.First, quarter.Next.First.AddDays(-1));
                if (amount == 0) continue;
                var key = (quarter.ToString(), course.Department.Value, course.Kind, PayerOf(course));
                if (!cells.TryGetValue(key, out var cell)) cells[key] = cell = new CostCell();
                cell.Add(citizen, amount);
            }
        }
    }

    /// <summary>Payers that differ in the case of their letters are one.</summary>
    private static string PayerOf(CostCourse course) => course.Payer?.ToUpperInvariant() ?? "";

    private static CostCourse? CourseOf(CostRow row) =>
        PaidCourse.Of(row) is { } paid && Vocabulary.Find<CostPeriod>(paid.Per) is { } per
            ? new CostCourse(
                new DepartmentCode(paid.Department), paid.Kind, paid.Payer, paid.Amount, per,
                [.. paid.Days.Select(static days => new DaySpan(days.First, days.Last))])
            : null;
}
