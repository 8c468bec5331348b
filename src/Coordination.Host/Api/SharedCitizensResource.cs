using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Citizens with active interventions of two or more departments.</summary>
internal static class SharedCitizensResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var shared = api.MapGroup("/operations/shared").RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        shared.MapGet("", ListAsync)
            .WithSummary(
                "Those with active interventions of all these departments, with or without coordinator and plan; leaders see their "
                + "departments'");
        shared.MapGet("/summary", SummaryAsync)
            .WithSummary("How many, per pair of departments, and how far the programme is at the pace of a period");
    }

    private static async Task<Results<Ok<SharedCitizenView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, SharedCitizenTable table, CollaborationSight sight, OrganizationSource organization, string? departments = null,
        string? coordinator = null, string? plan = null, string? after = null, string? limit = null)
    {
        var seenBy = sight.DepartmentsOf(http, departments);
        if (SharedCitizensQuery.TryFilter(departments, coordinator, plan, seenBy, out var filter) is { } problem) return problem;
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var rows = await table.ReadAsync(filter, after ?? "", count, DanishOrder.KeyOf, http.RequestAborted);
        await sight.LogAsync(http, "shared-list", rows.Select(static row => row.Citizen));
        Paging.LinkNext(http, rows, count, nameof(after), static last => last.Position);
        var named = CollaborationSight.SeesNames(http);
        var mask = await sight.MaskOfAsync(http, rows.Select(static row => row.Citizen));
        var names = new Spelling(organization.Current);
        return TypedResults.Ok(rows.Select(row => SharedCitizenView.Of(row, named, names, mask)).ToArray());
    }

    private static async Task<Results<Ok<SharedSummaryView>, ProblemHttpResult>> SummaryAsync(
        HttpContext http, SharedCitizensReader reader, FigureSight sight, string? from = null, string? to = null) =>
        QueryParameters.TryPeriod(from, to, out var period) is { } wrong
            ? Problems.Parameter(wrong, "a date or an instant with an offset")
            : TypedResults.Ok(await reader.ReadAsync(sight.Of(http), period, http.RequestAborted));
}

/// <summary>A shared citizen in a list, without the content of the interventions. <c>name</c> is null for operations.</summary>
/// <remarks>To a leader a coordinator of another department is null, and each department counts as one intervention.</remarks>
internal sealed record SharedCitizenView(
    string Key, string? Name, IReadOnlyList<string> Departments, int ActiveInterventions, string? Coordinator,
    string? CoordinatorDepartment, bool HasPlan, DateOnly? PlanAgreedOn)
{
    internal static SharedCitizenView Of(SharedCitizen row, bool named, Spelling names, ListMask mask) => new(
        row.Citizen, named ? row.Name : null,
        [.. mask.Departments(row.Citizen, ListMask.Work, row.Departments).Select(names.Department)],
        mask.Interventions(row.Citizen, row.ActiveInterventions, row.Departments), names.PersonOrNull(mask.Person(row.Coordinator)),
        row.CoordinatorDepartment is { } department
            ? names.Department(mask.Department(row.Citizen, ListMask.Coordinator, department))
            : null,
        row.HasPlan,
        row.PlanAgreedOn);
}
