using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Assigns the consultant of a citizen, who sees everything about them.</summary>
internal static class ConsultantResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapPut("/citizens/{key}/consultant", AssignAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Citizens")
            .WithSummary("Assign a consultant, or nobody any more; for leaders of departments that work with the citizen")
            .AsCommand(AnswersKeptBy.Grain);

    private static Task<Results<Ok<ConsultantView>, ProblemHttpResult>> AssignAsync(
        string key, CommandRequest<AssignConsultantRequest> command, CitizenSight sight) =>
        sight.CommandAsync(
            key, citizen => citizen.AssignConsultant(command.Body.Caseworker, command.Body.Reason, command.Idempotency));
}

/// <summary>The consultant to assign, and the reason.</summary>
internal sealed record AssignConsultantRequest
{
    /// <summary>A caseworker's id; missing or null: nobody any more.</summary>
    public string? Caseworker { get; init; }

    public string? Reason { get; init; }
}
