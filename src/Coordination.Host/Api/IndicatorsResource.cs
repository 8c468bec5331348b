using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The indicators over time.</summary>
internal static class IndicatorsResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/indicators", ReadAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("The nine indicators by quarter and target group, from five citizens on; to leaders their department's")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<IndicatorsView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, IndicatorsReader reader, IndicatorsSight sight, string? from = null, string? to = null,
        string? department = null)
    {
        if (reader.PeriodOf(from, to) is not { } period) return Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);
        return sight.Of(http, department) is { } seen
            ? TypedResults.Ok(await reader.ReadAsync(period, seen.Department, http.RequestAborted))
            : Problems.Parameter(nameof(department), IndicatorsSight.Expected);
    }
}
