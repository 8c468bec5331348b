using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain.Access;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Api;

/// <summary>The citizen: the whole picture, the journal, and the access log.</summary>
internal static class CitizensResource
{
    private const string LooksGround = "data-protection-officer"; // Of those who may read who looked and see nothing of the citizen.

    internal static void Map(RouteGroupBuilder api)
    {
        var citizens = api.MapGroup("/citizens").RequireAuthorization(AccessPolicies.PartReaders).WithTags("Citizens")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        citizens.MapGet("/{key}", ReadAsync).WithSummary("The whole picture, now or as it was known at an instant")
            .Produces(StatusCodes.Status304NotModified);
        citizens.MapGet("/{key}/history", HistoryAsync).WithSummary("The journal, oldest first");
        api.MapGet("/citizens/{key}/access-log", AccessLogAsync).RequireAuthorization(AccessPolicies.Looks).WithTags("Citizens")
            .WithSummary("Who looked, newest first: for the coordinator, their leader, the data-protection officer and auditors")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<CitizenView>, StatusCodeHttpResult, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenSight sight, PictureTag tags, string? asOf = null)
    {
        if (!TryInstant(asOf, out var instant)) return Problems.Parameter(nameof(asOf), "an instant with an offset");
        var (seen, picture) = instant is { } then
            ? await sight.ReadAsync(http, key, "picture-as-of", citizen => citizen.PictureAsOf(then))
            : await sight.ReadAsync(http, key, "picture", static citizen => citizen.Picture());
        if (picture is null) return Problems.From(seen);

        // Whoever sees everything may know the version.
        var seesEverything = http.Caller() is { Kind: not CallerKind.Caseworker, ReadsFor: null };
        var tag = new EntityTagHeaderValue(
            $"\"{(seesEverything ? picture.Version.ToString(CultureInfo.InvariantCulture) : tags.Of(picture))}\"");
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
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var (seen, entries) = await sight.ReadAsync(http, key, "history", async citizen =>
            await citizen.History(position, count) is { } read
                && (read.Count > 0 || position > 0 || await citizen.CallerSight() is Sight.Whole or Sight.Part) ? read : null);
        if (entries is null) return Problems.From(seen);
        Paging.LinkNext(http, entries, count, nameof(after), static last => last.Version);
        return TypedResults.Ok(entries.Select(HistoryEntryResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<AccessEntryView[]>, ProblemHttpResult>> AccessLogAsync(
        HttpContext http, string key, CitizenSight sight, AccessLog log, ListMasks masks, string? before = null, string? limit = null)
    {
        if (!QueryParameters.TryNumber(before, long.MaxValue, 1, long.MaxValue, out var position))
            return Problems.Parameter(nameof(before), Paging.PositionExpected);
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (await sight.FindAsync(key) is not { } citizen || await citizen.CallerSight() == Sight.UnknownCitizen)
            return Problems.NoCitizen();
        if (!await citizen.MayReadLooks())
        {
            await sight.LogAsync(http, key, "access-log", LookLog.Refused);
            return Problems.NotInvolved();
        }

        List<AccessEntry> looks = [];
        var keys = await sight.KeysAsync(key);
        foreach (var one in keys) looks.AddRange(await log.ReadBeforeAsync(one, position, count, http.RequestAborted));
        AccessEntry[] page = [.. looks.OrderByDescending(static look => look.Id).Take(count)];
        await sight.LogAsync(http, key, "access-log", await citizen.CallerGround() ?? LooksGround);
        var mask = await masks.ForLooksAsync(http.Caller(), keys, http.RequestAborted);
        Paging.LinkNext(http, page, count, nameof(before), static last => last.Id);
        return TypedResults.Ok(page.Select(look =>
        {
            var (who, department) = mask.Looker(look);
            return new AccessEntryView(look.At, who, department, look.What, who == Mask.Nobody ? null : look.Ground);
        }).ToArray());
    }

    private static bool TryInstant(string? text, out DateTimeOffset? instant)
    {
        var sound = QueryParameters.TryTime(text, out var time) && time is not { Instant: null };
        instant = time?.Instant;
        return sound;
    }
}

/// <summary>One entry of a citizen's journal.</summary>
internal sealed record HistoryEntryResponse(
    long Version, DateTimeOffset At, string Kind, string By, string? Cause, string? PolicyVersion, JsonElement Data,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Masked)
{
    internal static HistoryEntryResponse Of(HistoryEntryView view) =>
        new(view.Version, view.At, view.Kind, view.By, view.Cause, view.PolicyVersion, JsonElement.Parse(view.Data), view.Masked);
}

/// <summary>One look at a citizen, from the access log.</summary>
/// <param name="Department">The department the person works in; null: no person, or not known.</param>
internal sealed record AccessEntryView(DateTimeOffset At, string Who, string? Department, string What, string? Ground);
