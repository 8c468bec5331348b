using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Handovers of responsibility: offered, then accepted, declined or withdrawn.</summary>
internal static class HandoversResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var handovers = api.MapGroup("/citizens/{key}/handovers").RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Handovers").ProducesCommandProblems();
        handovers.MapPost("", OfferAsync).WithSummary("Offer");
        handovers.MapPost("/{handover}/accept", AcceptAsync).WithSummary("Accept");
        handovers.MapPost("/{handover}/decline", DeclineAsync).WithSummary("Decline, with a reason");
        handovers.MapPost("/{handover}/withdraw", WithdrawAsync).WithSummary("Withdraw");
        api.MapPost("/citizens/{key}/handover-requests", RequestAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Handovers")
            .WithSummary("Ask to be handed what another is responsible for; they answer").ProducesCommandProblems();
    }

    private static async Task<Results<Created<HandoverView>, ProblemHttpResult>> OfferAsync(
        string key, CommandRequest<HandoverOffer> command, CitizenSight sight)
    {
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        var answer = await citizen.OfferHandover(command.Body, command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created((string?)null, answer.Value!);
    }

    private static async Task<Results<Created<HandoverView>, ProblemHttpResult>> RequestAsync(
        HttpContext http, string key, CommandRequest<HandoverRequest> command, CitizenSight sight)
    {
        // Asking to be handed something shows it: only those who may see the citizen ask.
        var (seen, citizen) = await sight.OfAsync(http, key);
        if (citizen is null) return Problems.From(seen);
        var answer = await citizen.RequestHandover(command.Body, command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created((string?)null, answer.Value!);
    }

    private static Task<Results<Ok<HandoverView>, ProblemHttpResult>> AcceptAsync(string key, string handover, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        AnswerAsync(key, handover, HandoverReply.Accept, command, sight);

    private static Task<Results<Ok<HandoverView>, ProblemHttpResult>> DeclineAsync(string key, string handover, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        AnswerAsync(key, handover, HandoverReply.Decline, command, sight);

    private static Task<Results<Ok<HandoverView>, ProblemHttpResult>> WithdrawAsync(string key, string handover, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        AnswerAsync(key, handover, HandoverReply.Withdraw, command, sight);

    private static async Task<Results<Ok<HandoverView>, ProblemHttpResult>> AnswerAsync(
        string key, string handover, HandoverReply reply, CommandRequest<ReasonRequest> command, CitizenSight sight) =>
        await sight.FindAsync(key) is { } citizen
            ? Problems.Answer(await citizen.AnswerHandover(handover, reply, command.Body.Reason, command.Idempotency))
            : Problems.NoCitizen();
}
