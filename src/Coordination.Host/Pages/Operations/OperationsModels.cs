using Coordination.Host.Api;

namespace Coordination.Host.Pages.Operations;

/// <summary>Makes what the operations page shows from the summary. A number leads to its list where there is one, for the operations role.</summary>
internal static class OperationsModels
{
    private const string RefusalsPath = "/operations/refusals";
    private const string DeadLettersPath = "/operations/dead-letters";
    private const string WithoutCoordinatorPath = "/operations/shared?coordinator=without";
    private const string PolicyPath = "/policy";
    private const string DeadlinesTable = "#deadlines-heading";
    private static readonly TimeSpan InboxLate = TimeSpan.FromSeconds(30);

    /// <summary>What hurts.</summary>
    internal static Symptoms SymptomsOf(SummaryView summary, bool seesLists)
    {
        var oldest = summary.Inbox.OldestSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        return new Symptoms(
            new Figure(summary.Inbox.Waiting, null), oldest, oldest > InboxLate,
            new Figure(summary.Deadlines.Sum(static row => row.Missed), DeadlinesTable),
            new Figure(summary.AlertsUnacknowledged, null),
            new Figure(summary.Refused, seesLists ? RefusalsPath : null),
            new Figure(summary.Parked, null),
            new Figure(summary.DeadLetters, seesLists ? DeadLettersPath : null));
    }

    /// <summary>What runs.</summary>
    internal static Flows FlowsOf(SummaryView summary, bool seesLists) => new(
        summary.EventsInPerSecond, summary.EventsSettledPerSecond, Milliseconds(summary.Journal.P50Ms), Milliseconds(summary.Journal.P99Ms),
        summary.Silos, [], new PolicyInForce(summary.Policy.Version, summary.Policy.Behind, seesLists ? PolicyPath : null));

    /// <summary>How the departments work together.</summary>
    internal static Collaboration CollaborationOf(SummaryView summary, bool seesLists) => new(
        new Figure(summary.Citizens.WithoutCoordinator, seesLists ? WithoutCoordinatorPath : null),
        new Figure(summary.Handovers.Pending, null), new Figure(summary.Handovers.Expired, null),
        [.. summary.Conflicts.PerKind.OrderByDescending(static row => row.Count).Select(static row => new CountOf(row.Kind, new Figure(row.Count, null)))],
        [.. summary.Conflicts.PerPair.OrderByDescending(static row => row.Count).Select(static row => new CountOf(string.Join(" – ", row.Departments), new Figure(row.Count, null)))],
        [.. summary.Deadlines.Select(static row => new DepartmentDeadlines(
            row.Department, new Figure(row.Due, null), new Figure(row.Warned, null), new Figure(row.Missed, null)))]);

    private static TimeSpan? Milliseconds(double? value) => value is { } known ? TimeSpan.FromMilliseconds(known) : null;
}
