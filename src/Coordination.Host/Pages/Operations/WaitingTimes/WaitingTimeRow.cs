using System.Globalization;
using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Operations.WaitingTimes;

/// <summary>How long one department waits for another.</summary>
/// <param name="Stage"><c>offered-accepted</c>, <c>contact-answer</c>, <c>conflict-answer</c> or <c>need-start</c>.</param>
/// <param name="From">The department that waits; empty where no pair of departments is concerned.</param>
/// <param name="To">The department waited for.</param>
/// <param name="Count">Number of waits that ended in the period.</param>
/// <param name="MedianHours">Median, in hours.</param>
/// <param name="P90Hours">90th percentile, in hours.</param>
public sealed record WaitingTimeRow(string Stage, string From, string To, LinkedCount Count, double MedianHours, double P90Hours)
{
    /// <param name="waiting">The waiting time.</param>
    /// <param name="from">The first day of the period.</param>
    internal static WaitingTimeRow Of(WaitingView waiting, DateOnly from) => new(
        waiting.Stage, waiting.From, waiting.To, new LinkedCount(waiting.Count, ListAddress(waiting, from)),
        waiting.MedianHours, waiting.P90Hours);

    /// <summary>A stage of all departments together.</summary>
    internal static WaitingTimeRow OfAll(WaitingView waiting, DateOnly from) => new(
        waiting.Stage, waiting.From, waiting.To,
        new LinkedCount(
            waiting.Count,
            string.Create(CultureInfo.InvariantCulture, $"/operations/waits?stage={waiting.Stage}&from={from:yyyy-MM-dd}")),
        waiting.MedianHours, waiting.P90Hours)
    {
        IsTotal = true,
    };

    /// <summary>Whether it is of all departments together.</summary>
    public bool IsTotal { get; init; }

    private static string ListAddress(WaitingView waiting, DateOnly from) => string.Create(
        CultureInfo.InvariantCulture,
        $"/operations/waits?stage={waiting.Stage}&waitsFrom={Code(waiting.From)}&waitsTo={Code(waiting.To)}&from={from:yyyy-MM-dd}");

    private static string Code(string department) =>
        department.Length == 0 ? OpenMattersQuery.NoDepartment : Uri.EscapeDataString(department);
}
