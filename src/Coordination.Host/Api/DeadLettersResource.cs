using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Storage.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Events that could not be applied.</summary>
internal static class DeadLettersResource
{
    private const int ResentMax = 1_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var letters = api.MapGroup("/operations/dead-letters").RequireAuthorization(AccessPolicies.Operations).WithTags("Operations")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        letters.MapGet("", ListAsync).WithSummary("Events that could not be applied, newest first, without data");
        letters.MapPost("/resend", ResendAsync).WithSummary("Put dead letters back into the inbox").AsCommand(AnswersKeptBy.Host);
    }

    private static async Task<Results<Ok<DeadLetterView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, IInbox inbox, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (!DeadLetterCursor.TryRead(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var letters = await inbox.ReadDeadLettersAsync(position, count, http.RequestAborted);
        Paging.LinkNext(http, letters, count, nameof(after), DeadLetterCursor.Of);
        return TypedResults.Ok(letters.Select(ViewOf).ToArray());
    }

    internal static DeadLetterView ViewOf(DeadLetter letter)
    {
        using var envelope = JsonDocument.Parse(letter.Envelope);
        return new DeadLetterView(
            letter.Position, letter.Citizen, Text(envelope, "source"), Text(envelope, "id"), Text(envelope, "type"),
            CprRedactor.From(letter.Error), letter.ReceivedAt, letter.DiedAt);
    }

    private static async Task<Results<Ok<ResendResponse>, ProblemHttpResult>> ResendAsync(
        HttpContext http, CommandRequest<ResendRequest> command, IInbox inbox)
    {
        if (command.Body.Positions is not { Count: > 0 and <= ResentMax } positions)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "Dead letters must be named.",
                [new Fault("/positions", $"missing or too long, expected 1 to {ResentMax} positions")]);
        return TypedResults.Ok(new ResendResponse(await inbox.ResendDeadLettersAsync(positions, http.RequestAborted)));
    }

    private static string? Text(JsonDocument envelope, string name) =>
        envelope.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>An event that could not be applied, without its data.</summary>
internal sealed record DeadLetterView(
    long Position, string Citizen, string? Source, string? Id, string? Type, string Error, DateTimeOffset ReceivedAt,
    DateTimeOffset DiedAt);

/// <summary>The positions of dead letters to put back in the inbox.</summary>
internal sealed record ResendRequest
{
    public IReadOnlyList<long>? Positions { get; init; }
}

/// <summary>The number of dead letters put back.</summary>
internal sealed record ResendResponse(int Count);
