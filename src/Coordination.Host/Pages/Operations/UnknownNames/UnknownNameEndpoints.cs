using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Operations.UnknownNames;

/// <summary>GET /operations/unknown-names: names in events that the organization does not know.</summary>
internal static class UnknownNameEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, UnknownNamesReader reader, CollaborationSight sight, string? after = null)
    {
        if (await reader.ReadAsync(sight.DepartmentsOf(http), after, PageRows, http.RequestAborted) is not { } page)
            return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var next = page.Next is { } word ? Paging.AddressOf(http.Request, nameof(after), word) : null;
        return await pages.PageAsync<UnknownNamePage>(http, new UnknownNameModel(
            [.. page.Rows.Select(row => UnknownNameRowModel.Of(row, pages.UserOf(http)))], page.Total, next));
    }
}
