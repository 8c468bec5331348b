using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>How the departments work together.</summary>
/// <param name="WithoutCoordinator">Shared citizens without a coordinator.</param>
/// <param name="HandoversPending">Handovers that wait for an answer.</param>
/// <param name="HandoversExpired">Handovers that expired without an answer.</param>
/// <param name="ConflictsByKind">Open conflicts per kind, the largest count first.</param>
/// <param name="ConflictsByPair">Open conflicts per pair of departments, the largest count first.</param>
/// <param name="Deadlines">Deadlines per department.</param>
public sealed record CollaborationModel(
    LinkedCount WithoutCoordinator,
    LinkedCount HandoversPending,
    LinkedCount HandoversExpired,
    IReadOnlyList<CountRow> ConflictsByKind,
    IReadOnlyList<CountRow> ConflictsByPair,
    IReadOnlyList<DeadlineCountRow> Deadlines)
{
    /// <summary>Departments by departments.</summary>
    public MatrixModel Matrix { get; init; } = new([], new Dictionary<(string, string), MatrixCell>());

    internal static CollaborationModel Of(SummaryView summary, bool seesLists)
    {
        return new CollaborationModel(
            SummaryLinks.To("/operations/shared?coordinator=without", summary.Citizens.WithoutCoordinator, seesLists),
            SummaryLinks.ToMatters(OpenMatter.Handover, summary.Handovers.Pending, seesLists, status: "offered"),
            SummaryLinks.ToMatters(OpenMatter.Handover, summary.Handovers.Expired, seesLists, status: "expired"),
            [.. summary.Conflicts.PerKind.OrderByDescending(static row => row.Count).Select(row => new CountRow(
                row.Kind, SummaryLinks.ToMatters(OpenMatter.Conflict, row.Count, seesLists, kind: row.Kind)))],
            [.. summary.Conflicts.PerPair.OrderByDescending(static row => row.Count).Select(row => new CountRow(
                string.Join(" – ", row.Departments), SummaryLinks.ToMatters(OpenMatter.Conflict, row.Count, seesLists, row.Departments)))],
            [.. summary.Deadlines.Select(row => new DeadlineCountRow(
                row.Department, Deadlines(row.Department, row.Due, "open"), Deadlines(row.Department, row.Warned, "warned"),
                Deadlines(row.Department, row.Missed, "missed")))])
        {
            Matrix = MatrixModel.Of(summary, seesLists),
        };

        LinkedCount Deadlines(string department, long count, string status) =>
            SummaryLinks.ToMatters(OpenMatter.Deadline, count, seesLists, [department], status: status);
    }
}

/// <summary>One row of a table of counts.</summary>
/// <param name="What">The code of a conflict kind, or a pair "BIF – SOF"; empty for conflicts of no pair.</param>
public sealed record CountRow(string What, LinkedCount Count);

/// <summary>One department's open deadlines by status.</summary>
public sealed record DeadlineCountRow(string Department, LinkedCount Due, LinkedCount Warned, LinkedCount Missed);
