using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>
/// How long one department waits for another. <c>stage</c> is offered-accepted, contact-answer or conflict-answer. The median and the
/// 90th percentile are interpolated linearly, as spreadsheets do: the median of 2 and 6 hours is 4.
/// </summary>
internal sealed record WaitingView(string Stage, string From, string To, int Count, double MedianHours, double P90Hours)
{
    /// <summary>The waiting times of each pair and stage, the longest first.</summary>
    internal static IReadOnlyList<WaitingView> Of(IEnumerable<WaitingTime> times) =>
    [
        .. times.GroupBy(static time => (time.Stage, time.From, time.To))
            .Select(static group =>
            {
                var hours = group.Select(static time => (time.EndedAt - time.StartedAt).TotalHours).Order().ToArray();
                return new WaitingView(group.Key.Stage, group.Key.From, group.Key.To, hours.Length, At(hours, 0.5), At(hours, 0.9));
            })
            .OrderByDescending(static waiting => waiting.MedianHours)
            .ThenBy(static waiting => waiting.From, StringComparer.Ordinal).ThenBy(static waiting => waiting.To, StringComparer.Ordinal)
            .ThenBy(static waiting => waiting.Stage, StringComparer.Ordinal),
    ];

    private static double At(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return Math.Round(sorted[below] + ((place - below) * (sorted[above] - sorted[below])), 2);
    }
}
