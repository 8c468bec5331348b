using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The people who work with a citizen, without what they work with.</summary>
internal static class ColleaguesResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/citizens/{key}/colleagues", ReadAsync).RequireAuthorization(AccessPolicies.Readers).WithTags("Contacts")
            .WithSummary("Who works with this citizen, for those involved: persons and how to reach them, no case content")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<IReadOnlyList<ColleagueView>>, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenSight sight)
    {
        var (seen, colleagues) = await sight.ReadAsync(http, key, "colleagues", static citizen => citizen.Colleagues());
        return colleagues is null ? Problems.From(seen) : TypedResults.Ok(colleagues);
    }
}
