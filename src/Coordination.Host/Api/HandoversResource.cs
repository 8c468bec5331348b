using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Handovers of responsibility: offer, accept, decline, withdraw.</summary>
internal static class HandoversResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var handovers = api.MapGroup("/citizens/{key}/handovers").RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Handovers");
        handovers.MapPost("", OfferAsync).WithSummary("Offer").AsCommand(AnswersKeptBy.Grain);
        handovers.MapPost("/{handover}/accept", AcceptAsync).WithSummary("Accept").AsCommand(AnswersKeptBy.Grain);
        handovers.MapPost("/{handover}/decline", DeclineAsync).WithSummary("Decline, with a reason").AsCommand(AnswersKeptBy.Grain);
        handovers.MapPost("/{handover}/withdraw", WithdrawAsync).WithSummary("Withdraw").AsCommand(AnswersKeptBy.Grain);
        api.MapPost("/citizens/{key}/handover-requests", RequestAsync).RequireAuthorization(AccessPolicies.Caseworkers)
            .WithTags("Handovers")
            .WithSummary("Ask to be handed what another is responsible for; they answer").AsCommand(AnswersKeptBy.Grain);
    }

    private static async Task<Results<Created<HandoverView>, ProblemHttpResult>> OfferAsync(
        string key, CommandRequest<HandoverOffer> command, CitizenSight sight) =>
        await sight.CreateAsync(key, citizen => citizen.OfferHandover(command.Body, command.Idempotency));

    private static async Task<Results<Created<HandoverView>, ProblemHttpResult>> RequestAsync(
        string key, CommandRequest<HandoverRequest> command, CitizenSight sight)
    {
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        var answer = await citizen.RequestHandover(command.Body, command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created((string?)null, answer.Value!);
    }

    private static Task<Results<Ok<HandoverView>, ProblemHttpResult>> AcceptAsync(
        string key, string handover, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        AnswerAsync(key, handover, HandoverReply.Accept, command, sight);

    private static Task<Results<Ok<HandoverView>, ProblemHttpResult>> DeclineAsync(
        string key, string handover, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        AnswerAsync(key, handover, HandoverReply.Decline, command, sight);

    private static Task<Results<Ok<HandoverView>, ProblemHttpResult>> WithdrawAsync(
        string key, string handover, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        AnswerAsync(key, handover, HandoverReply.Withdraw, command, sight);

    private static async Task<Results<Ok<HandoverView>, ProblemHttpResult>> AnswerAsync(
        string key, string handover, HandoverReply reply, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        await sight.CommandAsync(key, citizen => citizen.AnswerHandover(handover, reply, command.Body.Reason, command.Idempotency));
}
