using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The caller's alerts: the list, the stream, and the marks seen and acknowledged.</summary>
internal static class AlertsResource
{
    private const int SeenMax = 1_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var alerts = api.MapGroup("/alerts").RequireAuthorization(AccessPolicies.Alerted).WithTags("Alerts")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        alerts.MapGet("", ListAsync).WithSummary("My alerts, newest first: state open, acknowledged or all")
            .WithDescription(
                "The newest is the one that was raised or changed last, whatever raisedAt says. A page goes on before the position of the "
                + "last alert, so none that stays as it is is repeated or left out. One that changes meanwhile comes to the front: the "
                + "stream brings it, after the Last-Event-ID of the first page.");
        alerts.MapGet("/stream", Stream).WithSummary("My alerts as they come (Server-Sent Events); Last-Event-ID or after resumes")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        alerts.MapPost("/seen", SeenAsync).WithSummary("I have seen these").AsCommand(AnswersKeptBy.Host);
        alerts.MapPost("/{alert}/acknowledge", AcknowledgeAsync).WithSummary("I take care of it: the escalation stops")
            .AsCommand(AnswersKeptBy.Host);
    }

    private static async Task<Results<Ok<AlertView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, AlertTable table, AlertDelivery views, string? state = null, string? before = null, string? limit = null)
    {
        if (state is not (null or "" or AlertStates.Open or AlertStates.Acknowledged or "all"))
            return Problems.Parameter(nameof(state), "open, acknowledged or all");
        if (!QueryParameters.TryNumber(before, long.MaxValue, 1, long.MaxValue, out var position))
            return Problems.Parameter(nameof(before), "a position");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;

        // The position is read before the list. A stream that begins after it misses no change.
        var last = await table.LastPositionAsync(views.ReceiversOf(http.Caller()), http.RequestAborted);
        var wanted = state switch { "all" => null, AlertStates.Acknowledged => AlertStates.Acknowledged, _ => AlertStates.Open };
        var records = await table.ReadForReceiversAsync(views.ReceiversOf(http.Caller()), wanted, count, position, http.RequestAborted);
        Paging.LinkNext(http, records, count, nameof(before), static last => last.Position);
        http.Response.Headers["Last-Event-ID"] = last.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok<AlertView[]>([.. (await views.DeliverAsync(records, AlertChannels.Api, http.RequestAborted))
            .Select(view => view.At(http.Address))]);
    }

    private static Results<EventStream, ProblemHttpResult> Stream(HttpContext http, AlertStream alerts, string? after = null) =>
        EventStream.TryPosition(http, after, out var position)
            ? alerts.Of(http.Caller(), position, http.Address)
            : Problems.Parameter(nameof(after), "a position");

    private static async Task<Results<Ok<AlertIds>, ProblemHttpResult>> SeenAsync(
        HttpContext http, CommandRequest<AlertIds> command, AlertTable table, AlertDelivery views, ServiceClock clock)
    {
        if (command.Body.Ids is not { Count: <= SeenMax } ids)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "The alerts seen must be named.",
                [new Fault("/ids", $"missing or too long, expected at most {SeenMax} ids")]);
        var caller = http.Caller();
        var mine = new List<string>(ids.Count);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
            if (await table.FindAsync(id, http.RequestAborted) is { } found && views.IsFor(caller, found)) mine.Add(id);
        await table.MarkSeenAsync(mine, clock.Now, AlertChannels.Api, http.RequestAborted);
        return TypedResults.Ok(new AlertIds { Ids = mine });
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> AcknowledgeAsync(
        HttpContext http, string alert, CommandRequest<EmptyRequest> command, AlertTable table, AlertDelivery views, IGrainFactory grains)
    {
        if (await table.FindAsync(alert, http.RequestAborted) is not { } record || !views.IsFor(http.Caller(), record))
            return Problems.Of(StatusCodes.Status404NotFound, "You have no alert of this id.");
        if (record.Alert.State == AlertStates.Acknowledged) return TypedResults.Ok(views.Of(record).At(http.Address));
        var answer = await grains.GetGrain<ICitizenGrain>(record.Alert.Citizen).Acknowledge(alert);
        return answer.Refusal is { } refusal
            ? Problems.From(refusal)
            : TypedResults.Ok(views.Of(await table.FindAsync(alert, http.RequestAborted) ?? record).At(http.Address));
    }
}

/// <summary>Alerts by id.</summary>
internal sealed record AlertIds
{
    public IReadOnlyList<string>? Ids { get; init; }
}

/// <summary>A request body without properties.</summary>
internal sealed record EmptyRequest;
