using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Http;

/// <summary>Who keeps the answer of a command and repeats it when the command is sent again with its Idempotency-Key.</summary>
internal enum AnswersKeptBy
{
    /// <summary>The grain that carries the command out, in the same transaction.</summary>
    Grain,

    /// <summary>The host, in a table of its own (<see cref="RepeatedAnswers"/>).</summary>
    Host,
}

/// <summary>
/// What all commands have in common: the bound of the body, repeating, and the problems in the API document. The handler takes a
/// <see cref="CommandRequest{T}"/> and does the rest.
/// </summary>
internal static class CommandEndpoints
{
    private static readonly int[] StatusesOfRefusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity,
    ];

    /// <summary>Makes the endpoint a command.</summary>
    /// <param name="keptBy">Who repeats its answers.</param>
    /// <param name="bodyBytesMax">Bytes of the body at most.</param>
    internal static RouteHandlerBuilder AsCommand(
        this RouteHandlerBuilder endpoint, AnswersKeptBy keptBy, int bodyBytesMax = BodyLimit.BytesMaxUsual)
    {
        foreach (var status in StatusesOfRefusals)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        if (keptBy == AnswersKeptBy.Host) endpoint.AddEndpointFilter<RepeatedAnswers>();
        return endpoint.WithMetadata(new CommandMarker()).WithMetadata(new BodyLimit(bodyBytesMax));
    }

    /// <summary>Gives a command to a citizen's grain and answers with the changed part, or with the refusal.</summary>
    internal static async Task<Results<Ok<T>, ProblemHttpResult>> CommandAsync<T>(
        this CitizenSight sight, string key, Func<ICitizenGrain, Task<Answer<T>>> command)
        where T : class =>
        await sight.FindAsync(key) is { } citizen ? Problems.Answer(await command(citizen)) : Problems.NoCitizen();

    /// <summary>The same for a command that creates something: 201.</summary>
    internal static async Task<Results<Created<T>, ProblemHttpResult>> CreateAsync<T>(
        this CitizenSight sight, string key, Func<ICitizenGrain, Task<Answer<T>>> command)
        where T : class
    {
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        var answer = await command(citizen);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created((string?)null, answer.Value!);
    }
}

/// <summary>Marks a command in the API document: safe to repeat with an Idempotency-Key.</summary>
internal sealed record CommandMarker;
