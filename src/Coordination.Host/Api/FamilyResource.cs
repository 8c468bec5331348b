using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>A citizen's family and network. A link opens nothing: each citizen of the family is shown as their own place says.</summary>
internal static class FamilyResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/citizens/{key}/family", ReadAsync).RequireAuthorization(AccessPolicies.PartReaders).WithTags("Citizens")
            .WithSummary("The family and the network: each linked citizen as the caller sees that citizen, by that citizen's own access")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<FamilyAnswer>, ProblemHttpResult>> ReadAsync(HttpContext http, string key, FamilyReader families)
    {
        var (seen, family) = await families.ReadAsync(http, key);
        return family is null ? Problems.From(seen) : TypedResults.Ok(family);
    }
}
