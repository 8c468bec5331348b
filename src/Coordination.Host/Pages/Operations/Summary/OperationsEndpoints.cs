using Coordination.Grains;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Operations.SharedCitizenLists;
using Coordination.Host.Security;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>GET /operations, and the stream of its panels.</summary>
internal static class OperationsEndpoints
{
    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, SummaryReader summaries, SharedCitizenSummaryReader shared, FigureSight sight,
        string? period = null, string? wall = null)
    {
        var (summary, seesLists) = ((await summaries.ReadAsync(http.RequestAborted)).As(sight.Of(http)), SeesLists(http));
        return await pages.PageAsync<OperationsPage>(http, new OperationsModel(
            SymptomsModel.Of(summary, seesLists), FlowsModel.Of(summary, seesLists), CollaborationModel.Of(summary, seesLists),
            await shared.ReadAsync(http, ReportPeriodCodes.Parse(period)), "/live/operations")
        {
            IsWall = wall == "1",
        });
    }

    internal static IResult Stream(HttpContext http, PageFactory pages, OperationsPanelStream stream, FigureSight sight) =>
        stream.Of(pages.LocalizerOf(http).Language, SeesLists(http), () => sight.Of(http));

    private static bool SeesLists(HttpContext http) => http.HasRole(CallerKind.Operations);
}
