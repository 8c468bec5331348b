using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Looks that a data-protection officer may ask about.</summary>
internal static class LooksResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/looks", ReadAsync).RequireAuthorization(AccessPolicies.Officers).WithTags("Citizens")
            .WithSummary(
                "Broken glass, many citizens within an hour, people of one's own name or a colleague's, citizens without a case, "
                + "refused looks; of 30 days without from and to")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<UnusualLooksView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, UnusualLooksReader reader, CitizenSight sight, string? from = null, string? to = null, string? limit = null)
    {
        if (!QueryParameters.TryTime(from, out var begin) || begin is { Instant: null })
            return Problems.Parameter(nameof(from), "an instant with an offset");
        if (!QueryParameters.TryTime(to, out var end) || end is { Instant: null })
            return Problems.Parameter(nameof(to), "an instant with an offset");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var view = await reader.ReadAsync(begin?.Instant, end?.Instant, count, http.RequestAborted);
        await sight.LogAsync(http, null, "unusual-looks", "data-protection-officer");
        return TypedResults.Ok(view);
    }
}
