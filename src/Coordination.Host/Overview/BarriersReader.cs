using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Figures;
using Coordination.Host.Access;
using Coordination.Host.Security;
using Coordination.Silo.Policies;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Overview;

/// <summary>
/// Counts the citizens with whom professionals met barriers, over quarters that are over. No number below five is told. A citizen may meet
/// several kinds, so no number is the sum of others, and none is told beside one of which it is a part.
/// </summary>
internal sealed class BarriersReader(
    BarrierTable table, BarrierAnswerTable answers, CollaborationSight sight, ListMasks masks, PolicySource policies) : IDisposable
{
    private const int RowsRead = 1_000;

    /// <summary>The most counts that are kept.</summary>
    private const int CountsMax = 100;

    private readonly MemoryCache _counted = new(new MemoryCacheOptions { SizeLimit = CountsMax });

    // Every row of the period is decrypted: one count at a time.
    private readonly SemaphoreSlim _reads = new(1);

    /// <summary>
    /// The barriers that the caller of a request is told of: leaders of pairs of a department they lead in. Numbers are as they were ten
    /// minutes ago at most, answers as they are.
    /// </summary>
    internal async Task<BarriersView> ReadAsync(HttpContext http, (Quarter From, Quarter To) period)
    {
        var (own, cancellation) = (sight.DepartmentsOf(http), http.RequestAborted);
        var cells = await CountedAsync(period, own, cancellation);
        var given = (await answers.ReadAsync(period.From.ToString(), period.To.ToString(), cancellation))
            .Select(answer => Of(answer, own)).ToLookup(static one => (one.Quarter, one.Departments[0], one.Departments[1], one.Kind));
        return new BarriersView(
            IndicatorsReader.CitizensMin,
            [.. Enumerable.Range(0, period.To.Since(period.From) + 1).Select(later => period.From.Plus(later).ToString())],
            [
                .. cells.Select(cell => cell with
                {
                    Answers =
                    [
                        .. given[(cell.Quarter, cell.Departments[0], cell.Departments[1], cell.Kind)].Select(static one => one.Answer),
                    ],
                }),
            ]);
    }

    /// <summary>What came of the barriers that concern the departments in which the caller of a request works.</summary>
    internal async Task<IReadOnlyList<AnsweredBarrierView>> AnswersAsync(HttpContext http, (Quarter From, Quarter To) period)
    {
        var own = masks.OwnOf(http.Caller()) ?? [];
        return
        [
            .. (await answers.ReadAsync(period.From.ToString(), period.To.ToString(), http.RequestAborted))
                .Where(one => own.Contains(one.One) || own.Contains(one.Other)).Select(one => Of(one, own)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _counted.Dispose();
        _reads.Dispose();
    }

    private async Task<BarrierCountView[]> CountedAsync(
        (Quarter From, Quarter To) period, IReadOnlyCollection<string>? own, CancellationToken cancellation)
    {
        // Which departments are named to others is policy's.
        var asked = (period, own is null ? null : string.Join(' ', own.Order(StringComparer.Ordinal)), policies.Now.Policy.Version);
        if (_counted.TryGetValue<BarrierCountView[]>(asked, out var kept)) return kept!;
        await _reads.WaitAsync(cancellation);
        try
        {
            if (_counted.TryGetValue(asked, out kept)) return kept!;
            return _counted.Set(
                asked, await CountAsync(period, own, cancellation),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = IndicatorsReader.KeptFor });
        }
        finally
        {
            _reads.Release();
        }
    }

    private async Task<BarrierCountView[]> CountAsync(
        (Quarter From, Quarter To) period, IReadOnlyCollection<string>? own, CancellationToken cancellation)
    {
        var (start, end) = (LocalTime.StartOfDay(period.From.First), LocalTime.StartOfDay(period.To.Next.First));
        SortedDictionary<(string Quarter, string One, string Other, string Kind), (string Last, long Citizens)> cells = [];
        var (after, rows) = (("", ""), (IReadOnlyList<BarrierRow>)[]);
        do
        {
            rows = await table.ReadAsync(start, end, after, RowsRead, cancellation);
            if (rows.Count > 0) after = (rows[^1].Citizen, rows[^1].Id);
            foreach (var row in rows)
                if (MetBarrier.Of(row) is { } met && (own is null || own.Contains(met.One) || own.Contains(met.Other)))
                    Count(row, met);
        }
        while (rows.Count == RowsRead);

        var told = SmallCells.Told([.. cells.Values.Select(static cell => cell.Citizens)], [], IndicatorsReader.CitizensMin);
        return
        [
            .. cells.Select((cell, index) => new BarrierCountView(
                cell.Key.Quarter, [cell.Key.One, cell.Key.Other], cell.Key.Kind, told[index] ? cell.Value.Citizens : null, [])),
        ];

        // Rows are in order of citizens, so a citizen who was counted in a cell is the last one there.
        void Count(BarrierRow row, MetBarrier met)
        {
            string[] between = Between(met.One, met.Other, own);
            var key = (Quarter.Of(LocalTime.DayOf(row.At)).ToString(), between[0], between[1], met.Kind);
            var (last, citizens) = cells.GetValueOrDefault(key, ("", 0));
            if (last != row.Citizen) cells[key] = (row.Citizen, citizens + 1);
        }
    }

    private AnsweredBarrierView Of(BarrierAnswer answer, IReadOnlyCollection<string>? own) => new(
        answer.Quarter, Between(answer.One, answer.Other, own), answer.Kind,
        new BarrierAnswerView(Named(answer.Department, own), answer.Done, answer.At));

    private string[] Between(string one, string other, IReadOnlyCollection<string>? own) =>
        [.. ((string[])[Named(one, own), Named(other, own)]).Order(StringComparer.Ordinal)];

    private string Named(string code, IReadOnlyCollection<string>? own) =>
        own is null || masks.Names(own, code) ? code : Mask.OtherAuthority;
}
