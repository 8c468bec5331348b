namespace Coordination.Host.Overview;

/// <summary>
/// Tells what interventions that are known will cost by payer: the sum of the kinds of which each is told as costs are. A kind and payer
/// of which one end is not told adds nothing to the other either, because both together are told once the quarter is over. So whoever
/// takes the told kinds of a quarter away from its forecast is left with nothing of a kind that is not told.
/// </summary>
internal static class ForecastCells
{
    /// <summary>The cells in order, and for a quarter and department one row that stands for all that is left out.</summary>
    internal static ForecastCellView[] Told(IReadOnlyDictionary<ForecastKey, CostSeries> all, int least)
    {
        var kinds = all.GroupBy(static one => (one.Key.Department, one.Key.Kind, one.Key.Payer))
            .SelectMany(both => ToldOfKind(both, least)).ToList();
        return
        [
            .. kinds.Where(static one => one.Amount is not null)
                .GroupBy(static one => (one.Quarter, one.Key.Department, one.Key.Payer, one.Key.Ends))
                .Select(static sum => new ForecastCellView(
                    sum.Key.Quarter, sum.Key.Department, sum.Select(static one => one.Payer).Min(StringComparer.Ordinal), sum.Key.Ends,
                    sum.Sum(static one => one.Amount)))
                .Concat(
                    kinds.Where(static one => one.Amount is null)
                        .Select(static one => new ForecastCellView(one.Quarter, one.Key.Department, null, null, null)).Distinct())
                .OrderBy(static one => one.Quarter, StringComparer.Ordinal).ThenBy(static one => one.Department, StringComparer.Ordinal)
                .ThenBy(static one => one.Amount is null).ThenBy(static one => one.Payer, StringComparer.Ordinal)
                .ThenByDescending(static one => one.Ends, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<OfKind> ToldOfKind(IEnumerable<KeyValuePair<ForecastKey, CostSeries>> both, int least) => both
        .SelectMany(one => one.Value.Told(least).Select(cell => new OfKind(cell.Quarter, one.Key, one.Value.Payer, cell.Told?.Amount)))
        .GroupBy(static one => one.Quarter)
        .SelectMany(static ends => ends.All(static one => one.Amount is not null)
            ? ends.AsEnumerable()
            : ends.Select(static one => one with { Amount = null }));

    private sealed record OfKind(string Quarter, ForecastKey Key, string? Payer, decimal? Amount);
}

/// <summary>What is counted apart before it may be told.</summary>
/// <param name="Payer">In upper case; empty: not reported.</param>
/// <param name="Ends"><see cref="ForecastEnds"/>.</param>
internal readonly record struct ForecastKey(string Department, string Kind, string Payer, string Ends);
