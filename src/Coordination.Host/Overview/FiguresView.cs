using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

// One closed family: the figures of a period.

/// <summary>The figures of a period, as the reader is told them (<see cref="ToldFigures"/>).</summary>
internal sealed record FiguresView(
    long Citizens, long Shared, HandoverFigures Handovers, DeadlineTotals Deadlines, IReadOnlyList<WaitingView> Waiting)
{
    /// <summary>
    /// Counts single benefits requested after a sanction that was reversed, from the department of the sanction to the department
    /// that pays.
    /// </summary>
    public IReadOnlyList<SanctionChain> Chains { get; init; } = [];

    /// <param name="department">The department of the figures; null: all.</param>
    /// <param name="told">How the reader is told them.</param>
    internal static FiguresView Of(PeriodFigures figures, IReadOnlyList<SanctionChain> chains, string? department, ToldFigures told)
    {
        var deadlines = figures.Deadlines;
        HandoverPair[] pairs = department is not null && !told.IsOwn(department)
            ? []
            : [.. figures.HandoverPairs.GroupBy(pair => (From: told.Person(pair.From), To: told.Person(pair.To)))
                .Select(static pair => new HandoverPair(pair.Key.From, pair.Key.To, pair.Sum(static one => one.Count)))];
        return new FiguresView(
            Told(figures.Citizens), Told(figures.Shared),
            new HandoverFigures(
                Told(figures.HandoversCompleted), Told(figures.HandoverCitizens), pairs,
                told.IsExact ? figures.HandoverPairCount : pairs.Length),
            new DeadlineTotals(Told(deadlines.Met), Told(deadlines.Missed), Told(deadlines.Open), Told(deadlines.BeforeStart)),
            [.. told.Of(WaitingView.Of(figures.Waiting))])
        {
            Chains = [.. told.Of(chains)],
        };

        long Told(long count) => department is null ? told.OfAll(count) : told.Of([department], count);
    }
}

/// <summary>
/// Completed handovers, the number of their citizens, and the number per pair of caseworkers: the 1,000 most frequent pairs of
/// <c>pairCount</c>.
/// </summary>
internal sealed record HandoverFigures(long Completed, long Citizens, IReadOnlyList<HandoverPair> Pairs, long PairCount);

/// <summary>The number of deadlines met in time, missed and open, and of those missed before their department started.</summary>
internal sealed record DeadlineTotals(long Met, long Missed, long Open, long BeforeStart);
