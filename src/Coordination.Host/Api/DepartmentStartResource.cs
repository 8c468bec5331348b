using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The start of a department with a day on which it begins to work with the service.</summary>
internal static class DepartmentStartResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/organization/starts/{department}", ReadAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Organization")
            .WithSummary("What was found of a department that starts, and whom it is told to on the day; leaders see their departments'")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<DepartmentStartView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, string department, DepartmentStartReader reader) =>
        await reader.ReadAsync(http, department) is { } start
            ? TypedResults.Ok(start)
            : Problems.Of(StatusCodes.Status404NotFound, "You lead in no such department, or it has no day on which it starts.");
}
