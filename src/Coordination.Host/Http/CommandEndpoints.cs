using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Http;

/// <summary>Who keeps the answer of a command, to repeat it when the command arrives again with the same Idempotency-Key.</summary>
internal enum AnswersKeptBy
{
    /// <summary>The grain that executes the command keeps the answer in the same transaction.</summary>
    Grain,

    /// <summary>The host keeps the answer in its own table (<see cref="RepeatedAnswers"/>).</summary>
    Host,

    /// <summary>Nobody: the answer shows a secret, or giving the command twice does nothing more.</summary>
    Nobody,
}

/// <summary>
/// What all commands share: the limit of the body, repeated answers, and the problems in the API document. The handler takes a <see
/// cref="CommandRequest{T}"/>.
/// </summary>
internal static class CommandEndpoints
{
    private static readonly int[] StatusesOfRefusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity,
    ];

    /// <summary>Makes an endpoint a command.</summary>
    /// <param name="keptBy">Who keeps the answers for repeats.</param>
    /// <param name="bodyBytesMax">The maximum size of the body in bytes.</param>
    internal static RouteHandlerBuilder AsCommand(
        this RouteHandlerBuilder endpoint, AnswersKeptBy keptBy, int bodyBytesMax = BodyLimit.BytesMaxUsual)
    {
        foreach (var status in StatusesOfRefusals)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        if (keptBy == AnswersKeptBy.Host) endpoint.AddEndpointFilter<RepeatedAnswers>();
        if (keptBy != AnswersKeptBy.Nobody) endpoint.WithMetadata(new CommandMarker());
        return endpoint.WithMetadata(new BodyLimit(bodyBytesMax));
    }

    /// <summary>Sends a command to a citizen's grain. Answers with the changed part, or with the refusal.</summary>
    internal static async Task<Results<Ok<T>, ProblemHttpResult>> CommandAsync<T>(
        this CitizenSight sight, string key, Func<ICitizenGrain, Task<Answer<T>>> command)
        where T : class =>
        await sight.FindAsync(key) is { } citizen ? Problems.Answer(await command(citizen)) : Problems.NoCitizen();

    /// <summary>Sends a command that creates something. Answers 201 with what was created, or with the refusal.</summary>
    internal static async Task<Results<Created<T>, ProblemHttpResult>> CreateAsync<T>(
        this CitizenSight sight, string key, Func<ICitizenGrain, Task<Answer<T>>> command)
        where T : class
    {
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        var answer = await command(citizen);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created((string?)null, answer.Value!);
    }
}

/// <summary>Marks a command in the API document: it can be repeated safely with an Idempotency-Key.</summary>
internal sealed record CommandMarker;
