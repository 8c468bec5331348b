using Coordination.Domain.Names;
using Coordination.Host.Access;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.Extensions;

namespace Coordination.Host.Pages.Operations.SharedCitizenLists;

/// <summary>GET /operations/shared: the shared citizens behind a count of the operations page.</summary>
internal static class SharedCitizenEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, SharedCitizenTable table, CollaborationSight sight, string? departments = null,
        string? coordinator = null, string? plan = null, string? after = null)
    {
        var problem = SharedCitizensQuery.TryFilter(departments, coordinator, plan, sight.DepartmentsOf(http, departments), out var filter);
        if (problem is not null) return problem;
        var rows = await table.ReadAsync(filter, after ?? "", PageRows, DanishOrder.KeyOf, http.RequestAborted);
        await sight.LogAsync(http, "shared-list", rows.Select(static row => row.Citizen));
        var next = rows.Count == PageRows ? AddressAfter(rows[^1].Position, http.Request) : null;
        var model = SharedCitizenListModel.Of(
            rows, filter, CollaborationSight.SeesNames(http), next, pages.UserOf(http),
            await sight.MaskOfAsync(http, rows.Select(static row => row.Citizen)));
        return await pages.PageAsync<SharedCitizenListPage>(http, model);
    }

    private static string AddressAfter(string citizen, HttpRequest request) =>
        request.Path + new QueryBuilder(request.Query.Where(static pair => pair.Key != "after")) { { "after", citizen } }.ToString();
}
