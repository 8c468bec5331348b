using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Codes with which a citizen gives feedback on a tablet.</summary>
internal static class FeedbackCodesResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapPost("/citizens/{key}/feedback-codes", OpenAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Feedback")
            .WithSummary("Open a code with which the citizen answers a scale on a tablet, once, within half an hour")
            .AsCommand(AnswersKeptBy.Nobody);

    private static async Task<Results<Created<FeedbackCode>, ProblemHttpResult>> OpenAsync(
        HttpContext http, string key, CommandRequest<FeedbackCodeRequest> command, FeedbackCodes codes)
    {
        var (sight, answer) = await codes.OpenAsync(http, key, command.Body.Instrument, command.Body.Department);
        return answer switch
        {
            null => Problems.From(sight),
            { Refusal: { } refusal } => Problems.From(refusal),
            _ => TypedResults.Created((string?)null, answer.Value!),
        };
    }
}

/// <summary>What a citizen is to answer.</summary>
internal sealed record FeedbackCodeRequest
{
    /// <summary>The scale: ORS, SRS, CORS or CSRS.</summary>
    public string? Instrument { get; init; }

    /// <summary>The department that asks; null: the first of the caller's.</summary>
    public string? Department { get; init; }
}
