using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Breaks the glass: the caller sees a citizen whole for an hour. It is journaled, told, and on the access log.</summary>
internal static class GlassResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapPost("/citizens/{key}/break-glass", BreakAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Citizens")
            .WithSummary("See a citizen whole for an hour, for a reason; the coordinator and the data-protection officer are told")
            .AsCommand(AnswersKeptBy.Grain);

    private static async Task<Results<Ok<GlassView>, ProblemHttpResult>> BreakAsync(
        HttpContext http, string key, CommandRequest<ReasonRequest> command, CitizenSight sight)
    {
        if (command.Body.Reason?.Length > LookLog.ReasonMax)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "The reason is too long.",
                [
                    new Fault(
                        "/reason",
                        $"too long, expected why it cannot wait, in {BrokenGlass.ReasonMin} to {LookLog.ReasonMax} characters"),
                ]);
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        var answer = await citizen.BreakGlass(command.Body.Reason, command.Idempotency);
        await sight.LogAsync(http, key, "break-glass", answer.Refusal is null ? LookLog.Given(command.Body.Reason) : LookLog.Refused);
        return Problems.Answer(answer);
    }
}
