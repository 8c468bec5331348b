using Coordination.Domain.Organizations;
using Coordination.Ids;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

// One closed family: the figures of a period.

/// <summary>The figures of a period.</summary>
internal sealed record FiguresView(
    long Citizens, long Shared, HandoverFigures Handovers, DeadlineTotals Deadlines, IReadOnlyList<WaitingView> Waiting)
{
    /// <summary>
    /// Counts single benefits requested after a sanction that was reversed, from the department of the sanction to the department
    /// that pays.
    /// </summary>
    public IReadOnlyList<SanctionChain> Chains { get; init; } = [];

    /// <param name="organization">It says how the persons it knows are spelled.</param>
    internal static FiguresView Of(PeriodFigures figures, Organization organization) => new(
        figures.Citizens, figures.Shared,
        new HandoverFigures(
            figures.HandoversCompleted, figures.HandoverCitizens,
            [.. figures.HandoverPairs.Select(pair => pair with
            {
                From = organization.Spelling(new CaseworkerId(pair.From)) ?? pair.From,
                To = organization.Spelling(new CaseworkerId(pair.To)) ?? pair.To,
            })],
            figures.HandoverPairCount),
        new DeadlineTotals(figures.Deadlines.Met, figures.Deadlines.Missed, figures.Deadlines.Open, figures.Deadlines.BeforeStart),
        WaitingView.Of(figures.Waiting));
}

/// <summary>
/// Completed handovers, the number of their citizens, and the number per pair of caseworkers: the 1,000 most frequent pairs of
/// <c>pairCount</c>.
/// </summary>
internal sealed record HandoverFigures(long Completed, long Citizens, IReadOnlyList<HandoverPair> Pairs, long PairCount);

/// <summary>The number of deadlines met in time, missed and open, and of those missed before their department started.</summary>
internal sealed record DeadlineTotals(long Met, long Missed, long Open, long BeforeStart);
