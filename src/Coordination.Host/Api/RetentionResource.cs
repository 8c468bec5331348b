using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Citizens of whom it is time to ask whether what is known of them is still needed.</summary>
internal static class RetentionResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/retention", ReadAsync).RequireAuthorization(AccessPolicies.DataProtection).WithTags("Citizens")
            .WithSummary("Citizens whose last matter ended as long ago as policy's retention says, by key; nothing is deleted by it")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<RetentionView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, RetentionReader reader, RetentionLook look, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var page = await reader.ReadAsync(after ?? "", count, http.RequestAborted);
        await look.LogAsync(http, page);
        Paging.LinkNext(http, nameof(after), page.Next);
        return TypedResults.Ok(new RetentionView(page.AfterLastMatter, page.EndedBy, page.Citizens));
    }
}

/// <summary>The list.</summary>
/// <param name="AfterLastMatter">What policy says: a length.</param>
/// <param name="EndedBy">The last day on which a matter may have ended.</param>
internal sealed record RetentionView(string AfterLastMatter, DateOnly EndedBy, IReadOnlyList<RetainedCitizen> Citizens);
