using Coordination.Domain.Organizations;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The open matters that the operations summary counts.</summary>
internal static class OpenMattersResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/matters", ListAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary(
                "Open conflicts, deadlines, handovers, alerts or parked events, the soonest due first, without content; leaders see their "
                + "departments'")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<MatterView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, OpenMatterTable table, CollaborationSight sight, OrganizationSource organization, string? matter = null,
        string? kind = null, string? departments = null, string? status = null, string? after = null, string? limit = null)
    {
        if (!OpenMattersQuery.IsMatter(matter))
            return Problems.Parameter(
                nameof(matter),
                $"{OpenMatter.Conflict}, {OpenMatter.Deadline}, {OpenMatter.Handover}, {OpenMatter.Alert} or {OpenMatter.Parked}");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (PageCursor.ReadPosition(after) is not { } position) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var filter = OpenMattersQuery.FilterOf(matter!, kind, departments, status, sight.DepartmentsOf(http, departments));
        var rows = await table.ReadAsync(filter, position, count, http.RequestAborted);
        Paging.LinkNext(http, rows, count, nameof(after), static last => PageCursor.Of(last.Position));
        if (string.IsNullOrEmpty(after))
            Paging.Total(http, rows.Count < count ? rows.Count : await table.CountAsync(filter, http.RequestAborted));
        await sight.LogAsync(http, "open-matters", rows.Select(static row => row.Citizen));
        var mask = await sight.MaskOfAsync(http, rows.Select(static row => row.Citizen));
        var names = new Spelling(organization.Current);
        return TypedResults.Ok(rows.Select(row => new MatterView(
            row.Matter, row.Citizen, names.Item(mask.Item(row.Citizen, row.Id)), row.Kind,
            [.. mask.Departments(row).Select(names.Department)], row.Status,
            mask.Addressee(OpenMattersQuery.AddresseeOf(row)) is { } person ? names.Addressee(person) : null, row.Since,
            row.DueAt)).ToArray());
    }
}

/// <summary>
/// An open matter without its content. <c>person</c> is who must act: a caseworker, <c>unit:ID</c> or <c>operations:DEPARTMENT</c>. To a
/// leader the id of another department's item is opaque, and who must act there is not said.
/// </summary>
internal sealed record MatterView(
    string Matter, string Citizen, string Id, string Kind, IReadOnlyList<string> Departments, string Status, string? Person,
    DateTimeOffset Since, DateTimeOffset? DueAt);
