using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.MatterLists;

/// <summary>GET /operations/matters: the open matters behind a count of the operations page.</summary>
internal static class MatterListEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, OpenMatterTable table, CollaborationSight sight, string? matter = null, string? kind = null,
        string? departments = null, string? status = null, string? after = null)
    {
        if (!OpenMattersQuery.IsMatter(matter)) return Problems.Parameter(nameof(matter), "a matter");
        var filter = OpenMattersQuery.FilterOf(matter!, kind, departments, status, sight.DepartmentsOf(http, departments));
        if (PageCursor.ReadPosition(after) is not { } position) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var rows = await table.ReadAsync(filter, position, PageRows, http.RequestAborted);
        await sight.LogAsync(http, "open-matters", rows.Select(static row => row.Citizen));
        var next = Paging.NextOf(http, rows, PageRows, nameof(after), static last => PageCursor.Of(last.Position));
        var total = next is null && string.IsNullOrEmpty(after) ? rows.Count : await table.CountAsync(filter, http.RequestAborted);
        var model = MatterListModel.Of(matter!, rows, total, next, pages.UserOf(http),
            await sight.MaskOfAsync(http, rows.Select(static row => row.Citizen)));
        return await pages.PageAsync<MatterListPage>(http, model);
    }
}
