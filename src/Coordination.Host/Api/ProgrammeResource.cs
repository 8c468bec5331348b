using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The programme's target: how many shared citizens shall have one plan, and by which day.</summary>
internal static class ProgrammeResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var programme = api.MapGroup("/operations/programme").WithTags("Operations").ProducesProblem(StatusCodes.Status403Forbidden);
        programme.MapGet("", ReadAsync).RequireAuthorization(AccessPolicies.Overview)
            .WithSummary("The target that counts; how far it is stands in the summary of shared citizens")
            .ProducesProblem(StatusCodes.Status404NotFound);
        programme.MapPut("", PutAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("Set the target, from now on; those before are kept").AsCommand(AnswersKeptBy.Host);
    }

    private static async Task<Results<Ok<ProgrammeTargetView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, ProgrammeTargetTable targets) =>
        await targets.ReadAsync(http.RequestAborted) is { } target
            ? TypedResults.Ok(ProgrammeTargetView.Of(target))
            : Problems.Of(StatusCodes.Status404NotFound, "The programme has no target yet.");

    private static async Task<Results<Ok<ProgrammeTargetView>, ProblemHttpResult>> PutAsync(
        HttpContext http, CommandRequest<ProgrammeTargetRequest> command, ProgrammeTargetTable targets, ServiceClock clock)
    {
        var faults = new List<Fault>();
        if (command.Body.Target is not (> 0 and <= ProgrammeView.TargetMax))
            faults.Add(new Fault("/target", $"missing or out of range, expected 1 to {ProgrammeView.TargetMax} citizens"));
        if (command.Body.By is null) faults.Add(new Fault("/by", "missing, expected a date (YYYY-MM-DD)"));
        if (faults.Count > 0)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The target is not complete; the one before stays.", faults);

        var target = new ProgrammeTarget(command.Body.Target!.Value, command.Body.By!.Value, http.Who(), clock.Now);
        await targets.PutAsync(target, http.RequestAborted);
        return TypedResults.Ok(ProgrammeTargetView.Of(target));
    }
}

[AnsweredAs(typeof(ProgrammeTargetView))]
internal sealed record ProgrammeTargetRequest
{
    /// <summary>The number of shared citizens with one plan.</summary>
    public long? Target { get; init; }

    /// <summary>The local day by whose end the target shall be reached.</summary>
    public DateOnly? By { get; init; }
}

/// <summary>The target in force, who set it, and when.</summary>
internal sealed record ProgrammeTargetView(long Target, DateOnly By, string SetBy, DateTimeOffset SetAt)
{
    internal static ProgrammeTargetView Of(ProgrammeTarget target) => new(target.Target, target.By, target.PutBy, target.PutAt);
}
