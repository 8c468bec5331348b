namespace Coordination.Host.Overview;

/// <summary>How the figures of the service developed.</summary>
/// <param name="At">The instant of the answer, by the service's clock.</param>
/// <param name="Range"><c>24h</c>, <c>30d</c> or <c>1y</c>.</param>
/// <param name="Step"><c>five-minutes</c>, <c>hour</c> or <c>day</c> (from local midnight).</param>
/// <param name="Steps">The begins of the steps; the last step is not over yet.</param>
internal sealed record TrendView(
    DateTimeOffset At, string Range, string Step, IReadOnlyList<DateTimeOffset> Steps, IReadOnlyList<TrendSeriesView> Figures)
{
    internal static TrendView Of(DateTimeOffset now, TrendRange range, Trend trend, ToldFigures told) => new(
        now, range.Code, range.Step, [.. trend.Steps.Select(static step => step.At)],
        [
            .. TrendFigure.ToldTo(told).Select(figure => new TrendSeriesView(
                figure.Name, figure.Measures, [.. trend.Steps.Select(step => figure.ToldAs(told, step))])),
        ]);
}

/// <summary>One figure over the steps.</summary>
/// <param name="Measures">
/// <c>count</c>: within the step; <c>level</c>: the most that stood at a look within it; <c>milliseconds</c>: a time within which
/// nineteen in twenty were done.
/// </param>
/// <param name="Values">
/// One for each step. Null: nothing was sampled, because the service did not run; of a time also: nothing was done.
/// </param>
internal sealed record TrendSeriesView(string Figure, string Measures, IReadOnlyList<long?> Values);
