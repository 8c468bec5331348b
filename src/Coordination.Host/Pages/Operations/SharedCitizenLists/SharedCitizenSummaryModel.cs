using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Operations.Programmes;
using Coordination.Host.Pages.Operations.WaitingTimes;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.SharedCitizenLists;

/// <summary>Shared citizens, the programme, and the waiting times of a period, as of the instant the page was opened.</summary>
/// <param name="Period">The period of the plans agreed and of the waiting times.</param>
/// <param name="Total">All shared citizens the user sees.</param>
/// <param name="Pairs">Per pair of departments, the largest first.</param>
/// <param name="Programme">Citizens with one plan, against the target.</param>
/// <param name="Waiting">Waiting times per pair and stage, the longest first.</param>
public sealed record SharedCitizenSummaryModel(
    ReportPeriod Period, SharedCitizenCountRow Total, IReadOnlyList<SharedCitizenCountRow> Pairs, ProgrammeModel Programme,
    IReadOnlyList<WaitingTimeRow> Waiting)
{
    /// <summary>Waiting times per stage of all departments together; none where the user is not told everything.</summary>
    public IReadOnlyList<WaitingTimeRow> WaitingOfAll { get; init; } = [];

    /// <param name="waits">The waiting times.</param>
    /// <param name="stages">The same per stage of all departments together; none where the user is not told everything.</param>
    /// <param name="period">The period both were read for.</param>
    /// <param name="told">
    /// How the user is told figures. The number of plans links to its list only if they see the citizens of all departments.
    /// </param>
    /// <param name="maySet">Whether the user may set the programme's target.</param>
    internal static SharedCitizenSummaryModel Of(
        SharedSummaryView summary, IEnumerable<WaitingSummary> waits, IEnumerable<WaitingSummary> stages, ReportPeriod period,
        ToldFigures told, bool maySet) => new(
            period,
            SharedCitizenCountRow.Of([], summary.Total),
            [.. summary.Pairs.OrderByDescending(static pair => pair.Count.Shared).Select(static pair =>
                SharedCitizenCountRow.Of(pair.Departments, pair.Count))],
            ProgrammeModel.Of(summary.Programme, told.IsExact ? $"{SharedCitizenCountRow.ListPath}?plan=with" : null, maySet),
            [.. told.Of(WaitingView.Of(waits)).Select(waiting => WaitingTimeRow.Of(waiting, summary.Programme.From))])
        {
            WaitingOfAll = [.. WaitingView.Of(stages).Select(waiting => WaitingTimeRow.OfAll(waiting, summary.Programme.From))],
        };
}

/// <summary>Counts of the shared citizens of a pair of departments ("BIF – SOF"), or of all departments.</summary>
public sealed record SharedCitizenCountRow(string Pair, LinkedCount Shared, LinkedCount WithoutCoordinator, LinkedCount WithoutPlan)
{
    internal const string ListPath = "/operations/shared";

    /// <param name="departments">The pair; empty: all departments.</param>
    internal static SharedCitizenCountRow Of(IReadOnlyList<string> departments, SharedCitizenCounts count)
    {
        var filter = departments.Count == 0 ? "" : $"departments={Uri.EscapeDataString(string.Join(',', departments))}&";
        return new SharedCitizenCountRow(
            string.Join(" – ", departments), new LinkedCount(count.Shared, $"{ListPath}?{filter}".TrimEnd('&', '?')),
            new LinkedCount(count.WithoutCoordinator, $"{ListPath}?{filter}coordinator=without"),
            new LinkedCount(count.WithoutPlan, $"{ListPath}?{filter}plan=without"));
    }
}
