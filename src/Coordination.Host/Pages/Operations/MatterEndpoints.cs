using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations;

/// <summary>The list of what stands open behind a number of the operations page.</summary>
internal static class MatterEndpoints
{
    private const int ListMax = 500;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFrames frames, OpenMatters table, CollaborationSight sight, string? matter = null, string? kind = null,
        string? departments = null, string? status = null)
    {
        if (!OpenMattersQuery.IsMatter(matter)) return Problems.Parameter(nameof(matter), "a matter");
        var rows = await table.ReadAsync(OpenMattersQuery.FilterOf(matter!, kind, departments, status, sight.DepartmentsOf(http)), ListMax, http.RequestAborted);
        await sight.LogAsync(http, "open-matters", rows.Select(static row => row.Citizen));
        return await frames.PageAsync<MattersPage>(http, MatterModels.Of(matter!, rows, rows.Count == ListMax ? ListMax : null, frames.OnlookerOf(http)));
    }
}
