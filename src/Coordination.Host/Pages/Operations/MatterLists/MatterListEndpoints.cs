using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.MatterLists;

/// <summary>GET /operations/matters: the open matters behind a count of the operations page.</summary>
internal static class MatterListEndpoints
{
    private const int ListMax = 500;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, OpenMatterTable table, CollaborationSight sight, string? matter = null, string? kind = null,
        string? departments = null, string? status = null)
    {
        if (!OpenMattersQuery.IsMatter(matter)) return Problems.Parameter(nameof(matter), "a matter");
        var filter = OpenMattersQuery.FilterOf(matter!, kind, departments, status, sight.DepartmentsOf(http));
        var rows = await table.ReadAsync(filter, ListMax, http.RequestAborted);
        await sight.LogAsync(http, "open-matters", rows.Select(static row => row.Citizen));
        int? cutAt = rows.Count == ListMax ? ListMax : null;
        return await pages.PageAsync<MatterListPage>(http, MatterListModel.Of(matter!, rows, cutAt, pages.UserOf(http)));
    }
}
