using Coordination.Domain.Organizations;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The single waits behind the waiting times.</summary>
internal static class WaitsResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/waits", ListAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary(
                "Waits that ended in a period, newest first: of a stage, of one department for another; leaders see their departments'")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<WaitView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, FiguresTables tables, CollaborationSight sight, OrganizationSource organization, string? stage = null,
        string? waitsFrom = null,
        string? waitsTo = null, string? from = null, string? to = null, string? after = null, string? limit = null)
    {
        if (!WaitsQuery.IsStage(stage))
            return Problems.Parameter(nameof(stage), WaitsQuery.Expected);
        if (QueryParameters.TryPeriod(from, to, out var period) is { } wrong)
            return Problems.Parameter(wrong, "a date or an instant with an offset");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var filter = WaitsQuery.FilterOf(stage, waitsFrom, waitsTo, period, sight.DepartmentsOf(http, $"{waitsFrom},{waitsTo}"));
        if (!WaitsQuery.TryPosition(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var rows = await tables.ReadWaitingAsync(filter, position, count, http.RequestAborted);
        Paging.LinkNext(http, rows, count, nameof(after), WaitsQuery.PositionOf);
        await sight.LogAsync(http, "waits", rows.Select(static row => row.Citizen));
        var mask = await sight.MaskOfAsync(http, rows.Select(static row => row.Citizen));
        var names = new Spelling(organization.Current);
        return TypedResults.Ok(rows.Select(row => new WaitView(
            row.Stage, names.Department(mask.Department(row.Citizen, WaitsQuery.ItemOf(row), row.From)),
            names.Department(mask.Department(row.Citizen, WaitsQuery.ItemOf(row), row.To)), row.Citizen,
            names.Item(mask.Item(row.Citizen, row.Id)), row.StartedAt, row.EndedAt,
            Math.Round((row.EndedAt - row.StartedAt).TotalHours, 2))).ToArray());
    }
}

/// <summary>
/// One wait that has ended. <c>id</c> is the id of the handover, contact or conflict, of the need's deadline or of the measure.
/// </summary>
internal sealed record WaitView(
    string Stage, string From, string To, string Citizen, string Id, DateTimeOffset StartedAt, DateTimeOffset EndedAt, double Hours);
