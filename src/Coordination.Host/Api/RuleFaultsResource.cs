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
        HttpContext http, RuleFaultTable table, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (!TryPosition(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var rows = await table.ReadLatestAsync(position, count, http.RequestAborted);
        Paging.LinkNext(http, rows, count, nameof(after), static last => PageCursor.Of(PageCursor.Part(last.At), last.Citizen, last.Rule));
        return TypedResults.Ok(rows);
    }

    private static bool TryPosition(string? after, out RuleFaultPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(after)) return true;
        if (PageCursor.Read(after, 3) is not [var at, { } citizen, { } rule] || PageCursor.Instant(at) is not { } failed) return false;
        position = new RuleFaultPosition(failed, citizen, rule);
        return true;
    }
}
