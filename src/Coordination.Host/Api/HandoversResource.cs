using Coordination.Events;
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

    private static async Task<Results<Created<HandoverView>, ProblemHttpResult>> OfferAsync(string key, CommandRequest<HandoverOfferRequest> command, CitizenSight sight)
    {
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        var body = command.Body;
        var answer = await citizen.OfferHandover(new HandoverOffer(body.What, body.To, body.Reason, body.Note, body.AnswerBy), command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created((string?)null, answer.Value!);
    }

    private static async Task<Results<Created<HandoverView>, ProblemHttpResult>> RequestAsync(
        HttpContext http, string key, CommandRequest<HandoverWishRequest> command, CitizenSight sight)
    {
        // Asking to be handed something shows it: only those who may see the citizen ask.
        var (seen, citizen) = await sight.OfAsync(http, key);
        if (citizen is null) return Problems.From(seen);
        var body = command.Body;
        var answer = await citizen.RequestHandover(new HandoverRequest(body.What, body.Reason, body.Note, body.AnswerBy), command.Idempotency);
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

/// <summary>What the caller wishes to be handed.</summary>
internal sealed record HandoverWishRequest
{
    /// <summary>What: type intervention or contact with an id, or type coordination.</summary>
    public ResponsibilityView? What { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Note to the one responsible.</summary>
    public string? Note { get; init; }

    /// <summary>When the answer is due; without it as policy says.</summary>
    public DateOrInstant? AnswerBy { get; init; }
}

/// <summary>What is offered to whom.</summary>
internal sealed record HandoverOfferRequest
{
    /// <summary>What: type intervention or contact with an id, or type coordination.</summary>
    public ResponsibilityView? What { get; init; }

    /// <summary>To whom: a caseworker or a unit.</summary>
    public ReceiverView? To { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Note to the receiver.</summary>
    public string? Note { get; init; }

    /// <summary>When the answer is due; without it as policy says.</summary>
    public DateOrInstant? AnswerBy { get; init; }
}
