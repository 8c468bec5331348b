using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>
/// How long one department waits for another. <c>stage</c> is offered-accepted, contact-answer, conflict-answer or need-start. The
/// median and the 90th percentile are interpolated linearly, as spreadsheets do: the median of 2 and 6 hours is 4.
/// </summary>
internal sealed record WaitingView(string Stage, string From, string To, int Count, double MedianHours, double P90Hours)
{
    /// <summary>The longest median first.</summary>
    internal static IReadOnlyList<WaitingView> Of(IEnumerable<WaitingSummary> summaries) =>
    [
        .. summaries
            .Select(static waits => new WaitingView(
                waits.Stage, waits.From, waits.To, waits.Count, Hours(waits.Median), Hours(waits.Percentile90)))
            .OrderByDescending(static waiting => waiting.MedianHours)
            .ThenBy(static waiting => waiting.From, StringComparer.Ordinal).ThenBy(static waiting => waiting.To, StringComparer.Ordinal)
            .ThenBy(static waiting => waiting.Stage, StringComparer.Ordinal),
    ];

    private static double Hours(TimeSpan length) => Math.Round(length.TotalHours, 2);
}
