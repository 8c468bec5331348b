using System.Text.Json;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Storage.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Events that were refused.</summary>
internal static class RefusedEventsResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/refusals", ListAsync).RequireAuthorization(AccessPolicies.Operations).WithTags("Operations")
            .WithSummary("Events refused at the door, newest first, without data").ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<RefusedEventView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, RefusalLog log, string? before = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (!QueryParameters.TryNumber(before, long.MaxValue, 1, long.MaxValue, out var number))
            return Problems.Parameter(nameof(before), "a number");
        var refusals = await log.ReadLatestAsync(number, count, http.RequestAborted);
        Paging.LinkNext(http, refusals, count, nameof(before), static last => last.Number);
        return TypedResults.Ok(refusals.Select(static refusal => new RefusedEventView(
            refusal.At, refusal.Source, refusal.EventId, refusal.Type, refusal.SubjectKind, refusal.Status,
            JsonElement.Parse(refusal.Faults.Span))).ToArray());
    }
}

/// <summary>The envelope of a refused event. <c>pointers</c> tell where its faults are.</summary>
internal sealed record RefusedEventView(
    DateTimeOffset At, string? Source, string? Id, string? Type, string? SubjectKind, int Status, JsonElement Pointers);
