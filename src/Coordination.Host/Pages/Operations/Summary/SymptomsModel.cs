using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>What operations must act on, the worst first.</summary>
/// <param name="InboxWaiting">Events in the inbox.</param>
/// <param name="InboxOldest">The age of the oldest event in the inbox; null when the inbox is empty.</param>
/// <param name="InboxIsLate">Whether that age is above 30 seconds.</param>
/// <param name="DeadlinesMissed">Missed deadlines of all departments.</param>
/// <param name="AlertsUnacknowledged">Alerts past their due time that nobody acknowledged.</param>
/// <param name="Refused">Events refused in the last 24 hours.</param>
/// <param name="Parked">Events that wait for something they depend on.</param>
/// <param name="DeadLetters">Events given up after repeated delivery.</param>
public sealed record SymptomsModel(
    LinkedCount InboxWaiting,
    TimeSpan? InboxOldest,
    bool InboxIsLate,
    LinkedCount DeadlinesMissed,
    LinkedCount AlertsUnacknowledged,
    LinkedCount Refused,
    LinkedCount Parked,
    LinkedCount DeadLetters)
{
    // Users without access to the lists get a link to the table of deadlines on the same page.
    private const string DeadlineTable = "#deadlines-heading";
    private static readonly TimeSpan InboxAgeMax = TimeSpan.FromSeconds(30);

    internal static SymptomsModel Of(SummaryView summary, bool seesLists)
    {
        var oldest = summary.Inbox.OldestSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var missed = summary.Deadlines.Sum(static row => row.Missed);
        return new SymptomsModel(
            new LinkedCount(summary.Inbox.Waiting, null), oldest, oldest > InboxAgeMax,
            seesLists
                ? SummaryLinks.ToMatters(OpenMatter.Deadline, missed, seesLists, status: "missed")
                : new LinkedCount(missed, DeadlineTable),
            SummaryLinks.ToMatters(OpenMatter.Alert, summary.AlertsUnacknowledged, seesLists),
            SummaryLinks.To("/operations/refusals", summary.Refused, seesLists),
            SummaryLinks.ToMatters(OpenMatter.Parked, summary.Parked, seesLists),
            SummaryLinks.To("/operations/dead-letters", summary.DeadLetters, seesLists));
    }
}
