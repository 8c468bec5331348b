using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

// One closed family: the figures of a period.

/// <summary>The figures of a period.</summary>
internal sealed record FiguresView(
    long Citizens, long Shared, HandoverFigures Handovers, DeadlineTotals Deadlines, IReadOnlyList<WaitingView> Waiting)
{
    /// <summary>
    /// Sanctions that were reversed, and single benefits asked for after them, from the sanctioning department to the paying one.
    /// </summary>
    public IReadOnlyList<SanctionChain> Chains { get; init; } = [];

    /// <summary>From what was read.</summary>
    internal static FiguresView Of(PeriodFigures figures) => new(
        figures.Citizens, figures.Shared,
        new HandoverFigures(figures.HandoversCompleted, figures.HandoverCitizens, figures.HandoverPairs),
        new DeadlineTotals(figures.Deadlines.Met, figures.Deadlines.Missed, figures.Deadlines.Open),
        WaitingView.Of(figures.Waiting));
}

/// <summary>Handovers completed, of how many citizens, from whom to whom.</summary>
internal sealed record HandoverFigures(long Completed, long Citizens, IReadOnlyList<HandoverPair> Pairs);

/// <summary>Deadlines met in time, missed, and open.</summary>
internal sealed record DeadlineTotals(long Met, long Missed, long Open);
