using Coordination.Grains;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Operations.SharedCitizenLists;
using Coordination.Host.Pages.Operations.Trends;
using Coordination.Host.Security;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>GET /operations, and the stream of its panels.</summary>
internal static class OperationsEndpoints
{
    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, SummaryReader summaries, SharedCitizenSummaryReader shared, TrendReader trends,
        FigureSight sight, string? period = null, string? wall = null, string? range = null)
    {
        var (told, seesLists) = (sight.Of(http), SeesLists(http));
        var summary = (await summaries.ReadAsync(http.RequestAborted)).As(told);
        var shown = TrendRange.Find(range) ?? TrendRange.Day;
        return await pages.PageAsync<OperationsPage>(http, new OperationsModel(
            SymptomsModel.Of(summary, seesLists), FlowsModel.Of(summary, seesLists), CollaborationModel.Of(summary, seesLists),
            await shared.ReadAsync(http, ReportPeriodCodes.Parse(period)),
            TrendModel.Of(shown, await trends.ReadAsync(shown, summary.At, http.RequestAborted), told), "/live/operations")
        {
            IsWall = wall == "1",
        });
    }

    internal static IResult Stream(HttpContext http, PageFactory pages, OperationsPanelStream stream, FigureSight sight) =>
        stream.Of(pages.LocalizerOf(http).Language, SeesLists(http), () => sight.Of(http));

    private static bool SeesLists(HttpContext http) => http.HasRole(CallerKind.Operations);
}
