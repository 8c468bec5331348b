using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What interventions cost over time, and will cost.</summary>
internal static class CostsResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/operations/costs", ReadAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("Costs by quarter, department, kind and payer, from five citizens on; to leaders their departments'")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/operations/forecast", ForecastAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("What is agreed will cost by quarter, department and payer, from five citizens on; to leaders their departments'")
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<Ok<ForecastView>> ForecastAsync(HttpContext http, CostsReader reader) =>
        TypedResults.Ok(await reader.ForecastAsync(http));

    private static async Task<Results<Ok<CostsView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, CostsReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        quarters.PeriodOf(from, to) is { } period
            ? TypedResults.Ok(await reader.ReadAsync(http, period))
            : Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);
}
