using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What the coordinator asks departments for, and their answers.</summary>
internal static class MeasuresResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var measures = api.MapGroup("/citizens/{key}/measures").RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Measures");
        measures.MapPost("", AskAsync).WithSummary("Ask a department for a measure; for the coordinator").AsCommand(AnswersKeptBy.Grain);
        measures.MapPost("/{measure}/answer", AnswerAsync)
            .WithSummary("Answer for the department that was asked: granted, refused or counter-offer, with a reason")
            .AsCommand(AnswersKeptBy.Grain);
    }

    private static Task<Results<Created<MeasureView>, ProblemHttpResult>> AskAsync(
        string key, CommandRequest<MeasureRequest> command, CitizenSight sight) =>
        sight.CreateAsync(key, citizen => citizen.AskMeasure(command.Body, command.Idempotency));

    private static Task<Results<Ok<MeasureView>, ProblemHttpResult>> AnswerAsync(
        string key, string measure, CommandRequest<MeasureReply> command, CitizenSight sight) =>
        sight.CommandAsync(key, citizen => citizen.AnswerMeasure(measure, command.Body, command.Idempotency));
}
