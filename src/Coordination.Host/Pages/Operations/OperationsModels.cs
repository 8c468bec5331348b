using Coordination.Host.Overview;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.Extensions;

namespace Coordination.Host.Pages.Operations;

/// <summary>Makes what the operations page shows from the summary. A number of things leads to their list, for the operations role.</summary>
internal static class OperationsModels
{
    private const string MattersPath = "/operations/matters";
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
        var missed = summary.Deadlines.Sum(static row => row.Missed);
        return new Symptoms(
            new Figure(summary.Inbox.Waiting, null), oldest, oldest > InboxLate,
            seesLists ? new Figure(missed, MattersAddress(OpenMatter.Deadline, status: "missed")) : new Figure(missed, DeadlinesTable),
            Listed(seesLists, summary.AlertsUnacknowledged, MattersAddress(OpenMatter.Alert)),
            Listed(seesLists, summary.Refused, RefusalsPath),
            Listed(seesLists, summary.Parked, MattersAddress(OpenMatter.Parked)),
            Listed(seesLists, summary.DeadLetters, DeadLettersPath));
    }

    /// <summary>What runs.</summary>
    internal static Flows FlowsOf(SummaryView summary, bool seesLists) => new(
        summary.EventsInPerSecond, summary.EventsSettledPerSecond, Milliseconds(summary.Journal.P50Ms), Milliseconds(summary.Journal.P99Ms),
        summary.Silos, [], new PolicyInForce(summary.Policy.Version, summary.Policy.Behind, seesLists ? PolicyPath : null));

    /// <summary>How the departments work together.</summary>
    internal static Collaboration CollaborationOf(SummaryView summary, bool seesLists) => new(
        Listed(seesLists, summary.Citizens.WithoutCoordinator, WithoutCoordinatorPath),
        Listed(seesLists, summary.Handovers.Pending, MattersAddress(OpenMatter.Handover, status: "offered")),
        Listed(seesLists, summary.Handovers.Expired, MattersAddress(OpenMatter.Handover, status: "expired")),
        [.. summary.Conflicts.PerKind.OrderByDescending(static row => row.Count).Select(row => new CountOf(
            row.Kind, Listed(seesLists, row.Count, MattersAddress(OpenMatter.Conflict, kind: row.Kind))))],
        [.. summary.Conflicts.PerPair.OrderByDescending(static row => row.Count).Select(row => new CountOf(
            string.Join(" – ", row.Departments), Listed(seesLists, row.Count, MattersAddress(OpenMatter.Conflict, row.Departments))))],
        [.. summary.Deadlines.Select(row => new DepartmentDeadlines(
            row.Department, Deadlines(seesLists, row, row.Due, "open"), Deadlines(seesLists, row, row.Warned, "warned"),
            Deadlines(seesLists, row, row.Missed, "missed")))]);

    private static Figure Deadlines(bool seesLists, OpenDeadlines of, long count, string status) =>
        Listed(seesLists, count, MattersAddress(OpenMatter.Deadline, [of.Department], status: status));

    private static Figure Listed(bool seesLists, long count, string address) => new(count, seesLists ? address : null);

    private static string MattersAddress(string matter, IReadOnlyList<string>? departments = null, string? kind = null, string? status = null)
    {
        var query = new QueryBuilder { { "matter", matter } };
        if (kind is not null) query.Add("kind", kind);
        if (departments is not null) query.Add("departments", departments.Count == 0 ? OpenMattersQuery.NoDepartment : string.Join(',', departments));
        if (status is not null) query.Add("status", status);
        return $"{MattersPath}{query}";
    }

    private static TimeSpan? Milliseconds(double? value) => value is { } known ? TimeSpan.FromMilliseconds(known) : null;
}
