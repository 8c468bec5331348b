using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What did not reach anybody, without its content.</summary>
internal static class UndeliveredResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alerts/undeliverable", AlertsAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Alerts")
            .WithSummary("Open alerts that reached nobody, without their content; leaders see those of their people")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/operations/mails", MailsAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("Mails that were given up, and that no later mail to the same person made up for")
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static Task<Results<Ok<IReadOnlyList<UndeliverableAlertView>>, ProblemHttpResult>> AlertsAsync(
        HttpContext http, UndeliveredReader reader, string? after = null, string? limit = null) =>
        ListAsync(http, limit, count => reader.AlertsAsync(http, after, count, http.RequestAborted));

    private static Task<Results<Ok<IReadOnlyList<GivenUpMailView>>, ProblemHttpResult>> MailsAsync(
        HttpContext http, UndeliveredReader reader, string? after = null, string? limit = null) =>
        ListAsync(http, limit, count => reader.MailsAsync(http, after, count, http.RequestAborted));

    private static async Task<Results<Ok<IReadOnlyList<T>>, ProblemHttpResult>> ListAsync<T>(
        HttpContext http, string? limit, Func<int, Task<UndeliveredList<T>?>> read)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (await read(count) is not { } page) return Problems.Parameter("after", Paging.PositionExpected);
        Paging.LinkNext(http, "after", page.Next);
        return TypedResults.Ok(page.Entries);
    }
}
