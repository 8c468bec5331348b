using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Rules that failed for a citizen and were left out.</summary>
internal static class RuleFaultsResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/rule-faults", ListAsync).RequireAuthorization(AccessPolicies.Operations).WithTags("Operations")
            .WithSummary("Rules that failed for a citizen and were left out, newest first").ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<IReadOnlyList<RuleFaultRow>>, ProblemHttpResult>> ListAsync(
        HttpContext http, RuleFaultTable table, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        return TypedResults.Ok(await table.ReadLatestAsync(count, http.RequestAborted));
    }
}
