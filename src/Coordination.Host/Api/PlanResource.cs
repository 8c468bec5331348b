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
    }

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
