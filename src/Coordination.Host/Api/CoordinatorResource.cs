using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Appoints a coordinator while the role is vacant. A filled role moves by handover, or is laid down when there is nothing left to
/// coordinate.
/// </summary>
internal static class CoordinatorResource
{
    private const string Route = "/citizens/{key}/coordinator";

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPut(Route, AppointAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Coordinator")
            .WithSummary("Take or give the vacant role").AsCommand(AnswersKeptBy.Grain);
        api.MapDelete(Route, LayDownAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Coordinator")
            .WithSummary("Lay the role down").AsCommand(AnswersKeptBy.Grain);
    }

    private static Task<Results<Ok<CoordinatorLaidDownView>, ProblemHttpResult>> LayDownAsync(
        string key, CommandRequest<LayDownRequest> command, CitizenSight sight) =>
        sight.CommandAsync(key, citizen => citizen.LayDownCoordination(command.Body.Reason, command.Idempotency));

    private static async Task<Results<Ok<CoordinatorView>, ProblemHttpResult>> AppointAsync(
        string key, CommandRequest<AppointCoordinatorRequest> command, CitizenSight sight)
    {
        if (string.IsNullOrWhiteSpace(command.Body.Caseworker))
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "Somebody must be named.",
                [new Fault("/caseworker", "missing, expected a caseworker's id")]);
        return await sight.CommandAsync(
            key, citizen => citizen.AppointCoordinator(command.Body.Caseworker, command.Body.Reason, command.Idempotency));
    }
}

/// <summary>The caseworker to appoint, and the reason.</summary>
internal sealed record AppointCoordinatorRequest
{
    public string? Caseworker { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Why the role is laid down.</summary>
internal sealed record LayDownRequest
{
    public string? Reason { get; init; }
}
