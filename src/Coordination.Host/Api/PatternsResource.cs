using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Patterns for advisers.</summary>
internal static class PatternsResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/patterns", ReadAsync).RequireAuthorization(AccessPolicies.Patterns).WithTags("Operations")
            .WithSummary("Conflicts, handovers, chains and waits of a quarter by pair of departments, in numbers of citizens from five on")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<PatternsView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, PatternsReader reader, string? quarter = null) =>
        await reader.ReadAsync(quarter, http.RequestAborted) is { } patterns
            ? TypedResults.Ok(patterns)
            : Problems.Parameter(nameof(quarter), "a quarter that is over, such as 2026-Q2");
}
