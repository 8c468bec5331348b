using System.Globalization;
using Coordination.Host.Http;
using Coordination.Host.Intake;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Api;

/// <summary>Receives department events.</summary>
internal static class EventsResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/events", PostAsync).RequireAuthorization(AccessPolicies.Sources).WithTags("Events")
            .WithSummary("Send department events (CloudEvents 1.0: structured, batched or binary)")
            .WithDescription("202 once durable; with Prefer: wait=N 200 once settled. A batch with refused events answers 207.")
            .WithMetadata(new TakesEvents(), new MayWait())
            .Produces<EventResultsResponse>(StatusCodes.Status200OK).Produces<EventResultsResponse>(StatusCodes.Status202Accepted)
                .Produces<EventResultsResponse>(StatusCodes.Status207MultiStatus)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapPost("/events/validate", ValidateAsync).RequireAuthorization(AccessPolicies.Sources).WithTags("Events")
            .WithSummary("What would become of events if they were sent: nothing is stored, and nobody is told")
            .WithMetadata(new TakesEvents())
            .Produces<EventResultsResponse>(StatusCodes.Status200OK).Produces<EventResultsResponse>(StatusCodes.Status207MultiStatus)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ValidateAsync(HttpContext http, EventReceiver door)
    {
        using var request = await EventRequest.ReadAsync(http.Request, http.RequestAborted);
        if (request.RefusedWith is { } status) return Problems.Of(status, request.Why, request.Faults);
        var events = await door.ReadAsync(request, http.Caller(), countsAsSent: false);
        if (!request.IsBatch && events[0].RefusedWith is not null) return ProblemOf(events[0]);
        var rehearsed = await door.RehearseAsync([.. events.Where(static read => read.RefusedWith is null)]);
        if (!request.IsBatch && rehearsed is [{ Why: not null } only]) return TypedResults.Problem(ProblemOf(only));
        EventResult[] results = [.. rehearsed.Select(static result => result with { Status = WouldBe(result), Version = null })];
        return TypedResults.Json(
            new EventResultsResponse(InOrderSent(events, results)),
            statusCode: results.Length < events.Count || results.Any(static result => result.Why is not null)
                ? StatusCodes.Status207MultiStatus
                : StatusCodes.Status200OK);
    }

    private static string WouldBe(EventResult result) => result.Status switch
    {
        EventStatuses.Settled => "would-settle",
        EventStatuses.Parked => "would-park",
        var same => same,
    };

    private static async Task<IResult> PostAsync(HttpContext http, EventReceiver door, RefusedEvents refusals)
    {
        // Whoever asks for a rehearsal must not have their events stored.
        if (http.Request.Query.ContainsKey(EventRequest.DryRun))
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                $"There is no {EventRequest.DryRun}: /api/v1/events/validate says what would become of events.");
        if (door.RefusesAll() is { } overload)
        {
            SetRetryAfter(http.Response);
            return Problems.Of(StatusCodes.Status429TooManyRequests, overload);
        }

        var credential = http.Caller().Id;
        using var request = await EventRequest.ReadAsync(http.Request, http.RequestAborted);
        if (request.RefusedWith is { } status)
        {
            await refusals.RecordAsync(request, credential);
            return Problems.Of(status, request.Why, request.Faults);
        }

        var events = await door.ReadAsync(request, http.Caller());
        var refused = events.Where(static read => read.RefusedWith is not null).ToArray();
        if (refused.Length > 0) await refusals.RecordAsync(refused);
        if (refused.Any(static read => read.RefusedWith == StatusCodes.Status429TooManyRequests)) SetRetryAfter(http.Response);
        if (refused.Length > 0 && !request.IsBatch) return ProblemOf(refused[0]);

        var seconds = PreferWait.Read(http.Request.Headers["Prefer"]);
        var sound = events.Where(static read => read.RefusedWith is null).ToArray();
        var results = await door.TakeInAsync(sound, seconds is { } some ? TimeSpan.FromSeconds(some) : null, http.RequestAborted);
        if (!request.IsBatch && results is [{ Why: not null } only]) return TypedResults.Problem(ProblemOf(only));
        if (seconds is { } applied)
            http.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"wait={applied}");
        return TypedResults.Json(
            new EventResultsResponse(InOrderSent(events, results)),
            statusCode: refused.Length > 0 || results.Any(static result => result.Why is not null) ? StatusCodes.Status207MultiStatus
                : seconds is null || results.Any(static result => result.Status == EventStatuses.Accepted) ? StatusCodes.Status202Accepted
                : StatusCodes.Status200OK);
    }

    private static List<EventResultResponse> InOrderSent(IReadOnlyList<ReadEvent> events, IReadOnlyList<EventResult> results)
    {
        var taken = 0;
        var views = new List<EventResultResponse>(events.Count);
        foreach (var read in events)
        {
            if (read.RefusedWith is not null)
            {
                views.Add(
                    new EventResultResponse(
                        read.Id is { } id ? CprRedactor.FromId(id) : null, Clean(read.Source), EventStatuses.Refused, null, null, [], null,
                        null, [], ProblemOf(read).ProblemDetails));
                continue;
            }

            var result = results[taken++];
            views.Add(
                new EventResultResponse(
                    result.Id, read.Source ?? result.Source, result.Status, result.Citizen ?? read.Citizen, result.Version,
                    result.Decisions, result.Effect, result.EffectReason,
                    [.. result.Warnings.Select(static one => new FaultView(CprRedactor.From(one.Pointer), CprRedactor.From(one.Problem)))],
                    result.Why is null ? null : ProblemOf(result)));
        }

        return views;
    }

    private static void SetRetryAfter(HttpResponse response) =>
        response.Headers.RetryAfter = Problems.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);

    private static ProblemHttpResult ProblemOf(ReadEvent read) =>
        Problems.Of(read.RefusedWith!.Value, read.Why, read.IsOfAnotherSource ? null : read.Faults);

    private static ProblemDetails ProblemOf(EventResult refused) => refused.IsConflicting
        ? Problems.Conflicting(refused.Why!)
        : Problems.Details(StatusCodes.Status409Conflict, refused.Why!);

    private static string? Clean(string? text) => text is null ? null : CprRedactor.From(text);
}

/// <summary>The results of the events sent, in the order sent.</summary>
internal sealed record EventResultsResponse(IReadOnlyList<EventResultResponse> Results);

/// <summary>The result of one event. <c>status</c> is accepted, settled, duplicate, parked or refused.</summary>
/// <param name="Effect"><c>changed</c> or <c>none</c>; null until it is settled, and when refused.</param>
/// <param name="EffectReason">Why the effect is none: older-than-known, already-so, closed, withdrawn, waits or repeat.</param>
/// <param name="Warnings">Dropped properties, names the organization does not know, a time more than a day ahead.</param>
internal sealed record EventResultResponse(
    string? Id, string? Source, string Status, string? Citizen, long? Version, IReadOnlyList<string> Decisions, string? Effect,
    string? EffectReason, IReadOnlyList<FaultView> Warnings, ProblemDetails? Problem);

/// <summary>
/// Marks the endpoint that checks the content type itself, so that each refusal is recorded. The API document shows the content
/// types.
/// </summary>
internal sealed record TakesEvents;

/// <summary>A CloudEvent as it is sent.</summary>
internal sealed record CloudEventShape
{
    /// <summary>Always 1.0.</summary>
    public required string Specversion { get; init; }

    /// <summary>The sender's id of the event.</summary>
    public required string Id { get; init; }

    /// <summary>The sending system, such as /BIF/fasit.</summary>
    public required string Source { get; init; }

    /// <summary>The type, such as coordination.intervention.started.v1.</summary>
    public required string Type { get; init; }

    /// <summary>The citizen: cpr:0101800000 or citizen:{key}.</summary>
    public required string Subject { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Orders events with the same time.</summary>
    public string? Sequence { get; init; }

    /// <summary>The data of the event type.</summary>
    public required System.Text.Json.JsonElement Data { get; init; }
}
