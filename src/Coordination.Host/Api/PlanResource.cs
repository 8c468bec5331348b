using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The plan that the coordinator writes with the citizen.</summary>
internal static class PlanResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var plan = api.MapGroup("/citizens/{key}/plan").RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Plan");
        plan.MapPut("", WriteAsync).WithSummary("Write the plan anew, whole; for the coordinator").AsCommand(AnswersKeptBy.Grain);
        plan.MapPost("/agree", AgreeAsync).WithSummary("Note that the citizen agreed to the newest version; for the coordinator")
            .AsCommand(AnswersKeptBy.Grain);
        plan.MapPost("/step-links", LinkAsync).WithSummary("Give somebody of the network a link to their step; for the coordinator")
            .AsCommand(AnswersKeptBy.Grain);
        plan.MapPost("/step-links/{link}/withdraw", WithdrawAsync).WithSummary("Withdraw a link to a step; for the coordinator")
            .AsCommand(AnswersKeptBy.Grain);
    }

    private static async Task<Results<Created<StepAddress>, ProblemHttpResult>> LinkAsync(
        string key, CommandRequest<StepLinkRequest> command, StepLinkPasses links) =>
        await links.MakeAsync(key, command.Body, command.Idempotency) switch
        {
            null => Problems.NoCitizen(),
            { Refusal: { } refusal } => Problems.From(refusal),
            var answer => TypedResults.Created((string?)null, answer.Value!),
        };

    private static async Task<Results<Ok<PlanContentView>, ProblemHttpResult>> WithdrawAsync(
        string key, string link, CommandRequest<WithdrawStepLinkRequest> command, StepLinkPasses links) =>
        await links.WithdrawAsync(key, link, command.Idempotency) is { } answer ? Problems.Answer(answer) : Problems.NoCitizen();

    private static Task<Results<Ok<PlanContentView>, ProblemHttpResult>> WriteAsync(
        string key, CommandRequest<PlanText> command, CitizenSight sight) =>
        sight.CommandAsync(key, citizen => citizen.WritePlan(command.Body, command.Idempotency));

    private static Task<Results<Ok<PlanContentView>, ProblemHttpResult>> AgreeAsync(
        string key, CommandRequest<AgreePlanRequest> command, CitizenSight sight) =>
        sight.CommandAsync(
            key, citizen => citizen.AgreePlan(command.Body.How, command.Body.OnDate, command.Body.Version, command.Idempotency));
}

/// <summary>How and when the citizen agreed.</summary>
internal sealed record AgreePlanRequest
{
    /// <summary>Required: how the citizen agreed, in free text.</summary>
    public string? How { get; init; }

    /// <summary>The local day; null: today.</summary>
    public DateOnly? OnDate { get; init; }

    /// <summary>The version the citizen agreed to; null: the newest. Refused (409) if it is not the newest.</summary>
    public int? Version { get; init; }
}

/// <summary>Nothing is said when a link is withdrawn.</summary>
internal sealed record WithdrawStepLinkRequest;
