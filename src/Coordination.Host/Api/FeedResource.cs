using System.Collections.Frozen;
using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Feed;
using Coordination.Host.Http;
using Coordination.Host.Intake;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Feed;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The decisions that concern a department: pages, long poll and stream.</summary>
internal static class FeedResource
{
    /// <summary>Tells the position up to which the feed was read, also where nothing concerned the department.</summary>
    private const string PositionHeader = "Last-Event-ID";

    internal static void Map(RouteGroupBuilder api)
    {
        var feed = api.MapGroup("/feed").RequireAuthorization(AccessPolicies.Feed).WithTags("Feed")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status410Gone);
        feed.MapGet("", ReadAsync)
            .WithSummary("Decisions that concern my department, after a position: a batch of CloudEvents; Prefer: wait=N polls long")
            .WithMetadata(new MayWait())
            .Produces<FeedEvent[]>(StatusCodes.Status200OK, EventMediaTypes.Batch);
        feed.MapGet("/stream", StreamAsync)
            .WithSummary("The same as they come (Server-Sent Events); Last-Event-ID or after resumes, otherwise from now on")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
    }

    private static async Task<Results<JsonHttpResult<FeedEvent[]>, ProblemHttpResult>> ReadAsync(
        HttpContext http, DecisionFeed feed, FeedEvents events, OrganizationSource organization, string? department = null,
        string? after = null, string? types = null, string? limit = null)
    {
        if (DepartmentOf(http, organization, department, out var of) is { } refused) return refused;
        if (!QueryParameters.TryNumber(after, 0, 0, long.MaxValue, out var position))
            return Problems.Parameter(nameof(after), "a position");
        if (KindsOf(types, out var kinds) is { } unknown) return unknown;
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        await feed.RequireKnownAsync(position, http.RequestAborted);

        var page = await feed.ReadAsync(of, position, count, kinds, upToNow: true, http.RequestAborted);
        if (PreferWait.Read(http.Request.Headers["Prefer"]) is { } seconds)
        {
            http.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"wait={seconds}");
            page = await WaitedAsync(feed, of, page, count, kinds, TimeSpan.FromSeconds(seconds), http.RequestAborted);
        }

        http.Response.Headers[PositionHeader] = FeedEvents.TextOf(page.To);
        if (!page.IsLast) Paging.LinkNext(http, nameof(after), FeedEvents.TextOf(page.To));
        return TypedResults.Json<FeedEvent[]>([.. page.Decisions.Select(events.Of)], contentType: EventMediaTypes.Batch);
    }

    private static async Task<Results<EventStream, ProblemHttpResult>> StreamAsync(
        HttpContext http, DecisionFeed feed, FeedStream stream, OrganizationSource organization, string? department = null,
        string? after = null, string? types = null)
    {
        if (DepartmentOf(http, organization, department, out var of) is { } refused) return refused;
        if (!EventStream.TryPosition(http, after, out var position)) return Problems.Parameter(nameof(after), "a position");
        if (KindsOf(types, out var kinds) is { } unknown) return unknown;
        if (position is { } known) await feed.RequireKnownAsync(known, http.RequestAborted);
        return stream.Of(of, position ?? await feed.LastPositionAsync(http.RequestAborted), kinds);
    }

    private static async Task<FeedPage> WaitedAsync(
        DecisionFeed feed, DepartmentCode department, FeedPage page, int count, IReadOnlySet<string>? kinds, TimeSpan atMost,
        CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        while (page is { IsLast: true, Decisions.Count: 0 } && atMost - time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            await feed.WaitAsync(page.To, left, cancellation);
            page = await feed.ReadAsync(department, page.To, count, kinds, upToNow: false, cancellation);
        }

        return page;
    }

    /// <summary>
    /// The department whose feed is read: a source's own; of an integration service the one it names. Null when the caller may read it.
    /// </summary>
    private static ProblemHttpResult? DepartmentOf(
        HttpContext http, OrganizationSource organization, string? named, out DepartmentCode department)
    {
        var caller = http.Caller();
        var own = caller.Kind == CallerKind.Source ? DepartmentEvent.DepartmentOf(caller.Id) : null;
        department = new DepartmentCode(IdSpelling.Department(string.IsNullOrEmpty(named) ? own ?? "" : named));
        if (own is not null)
        {
            return department == new DepartmentCode(own)
                ? null
                : Problems.Of(StatusCodes.Status403Forbidden, "A department's system reads the feed of its own department.");
        }

        if (organization.Current.Find(department) is null) return Problems.Parameter(nameof(department), "the code of a department");
        return caller.MayFollow(department.Value)
            ? null
            : Problems.Of(StatusCodes.Status403Forbidden, "The credential has no scope for the feed of this department.");
    }

    private static ProblemHttpResult? KindsOf(string? types, out IReadOnlySet<string>? kinds)
    {
        kinds = null;
        if (string.IsNullOrEmpty(types)) return null;
        var read = types.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(FeedEvents.KindOf).ToArray();
        if (read.Contains(null))
            return Problems.Parameter(nameof(types), "types of decisions, separated by commas: " + string.Join(", ", FeedEvents.Types));
        kinds = read.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        return null;
    }
}
