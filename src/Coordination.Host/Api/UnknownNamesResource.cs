using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Names in events that the organization does not know.</summary>
internal static class UnknownNamesResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var names = api.MapGroup("/operations/unknown-names").RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        names.MapGet("", ListAsync).WithSummary(
            "Caseworkers, units and departments that events name and the organization does not know, the most frequent first; leaders "
            + "see their departments'");
        names.MapGet("/items", ItemsAsync).WithSummary("What hangs on one such name: items by citizen, without content");
    }

    private static async Task<Results<Ok<UnknownNameView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, UnknownNamesReader reader, CollaborationSight sight, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (await reader.ReadAsync(sight.DepartmentsOf(http), after, count, http.RequestAborted) is not { } page)
            return Problems.Parameter(nameof(after), Paging.PositionExpected);
        Paging.LinkNext(http, nameof(after), page.Next);
        Paging.Total(http, page.Total);
        return TypedResults.Ok(page.Rows.ToArray());
    }

    private static async Task<Results<Ok<NamedItemView[]>, ProblemHttpResult>> ItemsAsync(
        HttpContext http, UnknownNameTable table, CollaborationSight sight, OrganizationSource organization, string? kind = null,
        string? name = null, string? department = null, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (string.IsNullOrWhiteSpace(name) || UnknownNamesReader.StoredOf(kind, name) is not { } stored)
            return Problems.Parameter(nameof(kind), "caseworker, unit or department, and a name");
        if (string.IsNullOrWhiteSpace(department))
            return Problems.Parameter(nameof(department), "the code of the department that named it");
        var code = IdSpelling.Department(department);
        if (sight.DepartmentsOf(http) is { } seen && !seen.Contains(code))
            return Problems.Of(StatusCodes.Status403Forbidden, "Leaders see the names that their own departments sent.");
        var position = string.IsNullOrEmpty(after) ? ["", ""] : PageCursor.Read(after, 2);
        if (position is not [{ } citizen, { } item]) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var rows = await table.ReadAsync(stored, code, citizen, item, count, http.RequestAborted);
        await sight.LogAsync(http, "unknown-names", rows.Select(static row => row.Citizen));
        Paging.LinkNext(http, rows, count, nameof(after), static last => PageCursor.Of(last.Citizen, last.Item));
        var names = new Spelling(organization.Current);
        return TypedResults.Ok(rows.Select(row => NamedItemView.Of(row, names)).ToArray());
    }
}

/// <summary>An item in whose events an unknown name stands.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Kind">The kind of the item, such as <c>intervention</c>.</param>
/// <param name="Id">Its public id, such as <c>BIF/123</c>.</param>
/// <param name="Since">The time of the first event of the item that names it.</param>
/// <param name="Times">The number of events of the item that name it.</param>
internal sealed record NamedItemView(string Citizen, string Kind, string Id, DateTimeOffset Since, int Times)
{
    internal static NamedItemView Of(NamedItem row, Spelling names)
    {
        var (kind, id) = new ItemKey(row.Item).Parts();
        return new NamedItemView(row.Citizen, kind, names.ItemOrNull(id.Value) ?? kind, row.Since, row.Times);
    }
}
