using System.Globalization;
using System.Text.Json;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Sight = Coordination.Host.Access.CitizenSight.Sight;

namespace Coordination.Host.Api;

/// <summary>The citizen: the whole picture, its journal, who looked.</summary>
internal static class CitizensResource
{
    private const int HistoryLimitUsual = 100;
    private const int HistoryLimitMax = 1_000;
    private const int LooksMax = 1_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var citizens = api.MapGroup("/citizens").RequireAuthorization(AccessPolicies.Readers).WithTags("Citizens")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        citizens.MapGet("/{key}", ReadAsync).WithSummary("The whole picture, now or as it was known at an instant")
            .Produces(StatusCodes.Status304NotModified);
        citizens.MapGet("/{key}/history", HistoryAsync).WithSummary("The journal, oldest first");
        citizens.MapGet("/{key}/access-log", AccessLogAsync).WithSummary("Who looked, newest first");
    }

    private static async Task<Results<Ok<CitizenView>, StatusCodeHttpResult, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenSight sight, string? asOf = null)
    {
        if (!TryInstant(asOf, out var instant)) return Problems.Parameter(nameof(asOf), "an instant with an offset");
        var (seen, picture) = await sight.LookAsync(http, key, instant);
        if (picture is null) return Problems.From(seen);

        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{picture.Version}\""));
        http.Response.GetTypedHeaders().ETag = tag;
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(picture);
    }

    private static async Task<Results<Ok<HistoryEntryResponse[]>, ProblemHttpResult>> HistoryAsync(
        HttpContext http, string key, CitizenSight sight, string? after = null, string? limit = null)
    {
        if (!QueryParameters.TryNumber(after, 0, 0, long.MaxValue, out var position)) return Problems.Parameter(nameof(after), "a version");
        if (!QueryParameters.TryNumber(limit, HistoryLimitUsual, 1, HistoryLimitMax, out var count)) return Problems.Parameter(nameof(limit), $"a number from 1 to {HistoryLimitMax}");
        var (seen, citizen) = await sight.OfAsync(http, key);
        if (citizen is null) return Problems.From(seen);

        var entries = await citizen.History(position, (int)count);
        if (entries.Count == 0 && position == 0) return Problems.NoCitizen();
        await sight.LogAsync(http, key, "history", "involved");
        if (entries.Count == count) QueryParameters.LinkNext(http, nameof(after), entries[^1].Version);
        return TypedResults.Ok(entries.Select(HistoryEntryResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<AccessEntryView[]>, ProblemHttpResult>> AccessLogAsync(HttpContext http, string key, CitizenSight sight, AccessLog log)
    {
        var (seen, citizen) = await sight.OfAsync(http, key);
        if (citizen is null) return Problems.From(seen);
        var looks = await log.ReadAsync(key, LooksMax, http.RequestAborted);
        return TypedResults.Ok(looks.Select(static look => new AccessEntryView(look.At, look.Who, look.What, look.Ground)).ToArray());
    }

    private static bool TryInstant(string? text, out DateTimeOffset? instant)
    {
        var sound = QueryParameters.TryTime(text, out var time) && time is not { Instant: null };
        instant = time?.Instant;
        return sound;
    }
}

/// <summary>One entry of a citizen's journal.</summary>
internal sealed record HistoryEntryResponse(long Version, DateTimeOffset At, string Kind, string By, string? Cause, string? PolicyVersion, JsonElement Data)
{
    /// <summary>The entry as it is answered, its data as JSON.</summary>
    internal static HistoryEntryResponse Of(HistoryEntryView view) =>
        new(view.Version, view.At, view.Kind, view.By, view.Cause, view.PolicyVersion, JsonElement.Parse(view.Data));
}

/// <summary>One look at a citizen.</summary>
internal sealed record AccessEntryView(DateTimeOffset At, string Who, string What, string? Ground);
