using Coordination.Host.Security;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What stands open behind the numbers of the operations summary.</summary>
internal static class Matters
{
    private const int ListUsual = 100;
    private const int ListMax = 1_000;

    /// <summary>Stands for no department in an address.</summary>
    internal const string NoDepartment = "none";

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/matters", ListAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("Open conflicts, deadlines, handovers, alerts or parked events, the soonest due first, without content; leaders see their departments'")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<MatterView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, OpenMatterTable table, CollaborationSight sight, string? matter = null, string? kind = null, string? departments = null,
        string? status = null, string? limit = null)
    {
        if (!IsMatter(matter))
            return Problems.Parameter(nameof(matter), $"{OpenMatter.Conflict}, {OpenMatter.Deadline}, {OpenMatter.Handover}, {OpenMatter.Alert} or {OpenMatter.Parked}");
        if (!Query.TryNumber(limit, ListUsual, 1, ListMax, out var count)) return Problems.Parameter(nameof(limit), $"a number from 1 to {ListMax}");
        var rows = await table.ReadAsync(FilterOf(matter!, kind, departments, status, sight.DepartmentsOf(http)), (int)count, http.RequestAborted);
        await sight.LogAsync(http, "open-matters", rows.Select(static row => row.Citizen));
        return TypedResults.Ok(rows.Select(static row => new MatterView(
            row.Matter, row.Citizen, row.Id, row.Kind, row.Departments, row.Status, row.Person, row.Since, row.DueAt)).ToArray());
    }

    /// <summary>Whether it names a matter.</summary>
    internal static bool IsMatter(string? matter) =>
        matter is OpenMatter.Conflict or OpenMatter.Deadline or OpenMatter.Handover or OpenMatter.Alert or OpenMatter.Parked;

    /// <summary>Which are wanted; what is empty is any, departments have commas between them, <c>none</c> is a conflict without a pair.</summary>
    internal static MatterFilter FilterOf(string matter, string? kind, string? departments, string? status, IReadOnlyCollection<string>? seenBy) => new(
        matter, Wanted(kind),
        departments switch
        {
            null or "" => null,
            NoDepartment => "",
            _ => string.Join(' ', departments.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)),
        },
        Wanted(status), seenBy);

    private static string? Wanted(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>Something that stands open, without content; <c>person</c> must act: a caseworker, <c>unit:ID</c> or <c>operations:DEPARTMENT</c>.</summary>
internal sealed record MatterView(
    string Matter, string Citizen, string Id, string Kind, IReadOnlyList<string> Departments, string Status, string? Person, DateTimeOffset Since,
    DateTimeOffset? DueAt);
