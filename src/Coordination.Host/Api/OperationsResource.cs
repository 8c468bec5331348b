using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What operations, auditors and leaders see of how the service and the collaboration run.</summary>
internal static class OperationsResource
{
    private const int ListUsual = 100;
    private const int ListMax = 1_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var operations = api.MapGroup("/operations").WithTags("Operations").ProducesProblem(StatusCodes.Status403Forbidden);
        operations.MapGet("/summary", SummaryAsync).RequireAuthorization(AccessPolicies.Overview).WithSummary("Symptoms, flows and collaboration, now");
        operations.MapGet("/summary/stream", Stream).RequireAuthorization(AccessPolicies.Overview).WithSummary("The same, each two seconds (Server-Sent Events)")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        operations.MapGet("/stream", Stream).RequireAuthorization(AccessPolicies.Overview).ExcludeFromDescription();
        operations.MapGet("/figures", FiguresAsync).RequireAuthorization(AccessPolicies.Overview).WithSummary("Figures of a period, of all departments or one");
        operations.MapGet("/refusals", RefusalsAsync).RequireAuthorization(AccessPolicies.Operations).WithSummary("Events refused at the door, newest first, without data");
        operations.MapGet("/dead-letters", DeadLettersAsync).RequireAuthorization(AccessPolicies.Operations).WithSummary("Events that could not be applied, newest first, without data");
        operations.MapPost("/dead-letters/resend", ResendAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("Put dead letters back into the inbox").RepeatsAnswers().ProducesCommandProblems();
    }

    private static async Task<Ok<SummaryView>> SummaryAsync(HttpContext http, SummaryReader reader) =>
        TypedResults.Ok(await reader.ReadAsync(http.RequestAborted));

    private static SummaryStream Stream(SummaryReader reader) => new(reader);

    private static async Task<Results<Ok<FiguresView>, ProblemHttpResult>> FiguresAsync(
        HttpContext http, FiguresTables tables, ChainsTable chains, PolicySource policies, string? from = null, string? to = null, string? department = null)
    {
        if (QueryParameters.TryPeriod(from, to, out var period) is { } wrong) return Problems.Parameter(wrong, "a date or an instant with an offset");
        if (string.IsNullOrEmpty(department)) department = null;
        var figures = await tables.ReadAsync(period.From, period.To, department, http.RequestAborted);
        var daysMax = policies.Now.Policy.Rule("support-after-sanction").Whole("days");
        return TypedResults.Ok(FiguresView.Of(figures) with { Chains = await chains.CountAsync(period.From, period.To, department, daysMax, http.RequestAborted) });
    }

    private static async Task<Results<Ok<RefusedEventView[]>, ProblemHttpResult>> RefusalsAsync(HttpContext http, RefusalLog log, string? limit = null)
    {
        if (!QueryParameters.TryNumber(limit, ListUsual, 1, ListMax, out var count)) return Problems.Parameter(nameof(limit), $"a number from 1 to {ListMax}");
        var refusals = await log.ReadLatestAsync((int)count, http.RequestAborted);
        return TypedResults.Ok(refusals.Select(static refusal => new RefusedEventView(
            refusal.At, refusal.Source, refusal.EventId, refusal.Type, refusal.SubjectKind, refusal.Status, JsonElement.Parse(refusal.Faults.Span))).ToArray());
    }

    private static async Task<Results<Ok<DeadLetterView[]>, ProblemHttpResult>> DeadLettersAsync(HttpContext http, IInbox inbox, string? limit = null)
    {
        if (!QueryParameters.TryNumber(limit, ListUsual, 1, ListMax, out var count)) return Problems.Parameter(nameof(limit), $"a number from 1 to {ListMax}");
        var letters = await inbox.ReadDeadLettersAsync((int)count, http.RequestAborted);
        return TypedResults.Ok(letters.Select(static letter =>
        {
            using var envelope = JsonDocument.Parse(letter.Envelope);
            return new DeadLetterView(
                letter.Position, letter.Citizen, Text(envelope, "source"), Text(envelope, "id"), Text(envelope, "type"),
                CprRedactor.From(letter.Error), letter.ReceivedAt, letter.DiedAt);
        }).ToArray());
    }

    private static async Task<Results<Ok<ResendResponse>, ProblemHttpResult>> ResendAsync(HttpContext http, CommandRequest<ResendRequest> command, IInbox inbox)
    {
        if (command.Body.Positions is not { Count: > 0 and <= ListMax } positions)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "Dead letters must be named.", [new Fault("/positions", $"missing or too long, expected 1 to {ListMax} positions")]);
        return TypedResults.Ok(new ResendResponse(await inbox.ResendDeadLettersAsync(positions, http.RequestAborted)));
    }

    private static string? Text(JsonDocument envelope, string name) =>
        envelope.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
