using Coordination.Events;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The programme's target: so many shared citizens with one plan, by a day.</summary>
internal static class Programme
{
    /// <summary>The largest target, citizens.</summary>
    internal const long TargetMax = 10_000_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var programme = api.MapGroup("/operations/programme").WithTags("Operations").ProducesProblem(StatusCodes.Status403Forbidden);
        programme.MapGet("", ReadAsync).RequireAuthorization(AccessPolicies.Overview).WithSummary("The target that counts; how far it is stands in the summary of shared citizens")
            .ProducesProblem(StatusCodes.Status404NotFound);
        programme.MapPut("", PutAsync).RequireAuthorization(AccessPolicies.Operations).WithSummary("Set the target, from now on; those before are kept").RepeatsAnswers().ProducesCommandProblems();
    }

    private static async Task<Results<Ok<TargetView>, ProblemHttpResult>> ReadAsync(HttpContext http, SharedCitizenTable table) =>
        await table.ReadTargetAsync(http.RequestAborted) is { } target
            ? TypedResults.Ok(TargetView.Of(target))
            : Problems.Of(StatusCodes.Status404NotFound, "The programme has no target yet.");

    private static async Task<Results<Ok<TargetView>, ProblemHttpResult>> PutAsync(
        HttpContext http, Command<TargetSetting> command, SharedCitizenTable table, ServiceClock clock)
    {
        var faults = new List<Fault>();
        if (command.Body.Target is not (> 0 and <= TargetMax)) faults.Add(new Fault("/target", $"missing or out of range, expected 1 to {TargetMax} citizens"));
        if (command.Body.By is null) faults.Add(new Fault("/by", "missing, expected a date (YYYY-MM-DD)"));
        if (faults.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The target is not complete; the one before stays.", faults);

        var target = new ProgrammeTarget(command.Body.Target!.Value, command.Body.By!.Value, http.Who(), clock.Now);
        await table.PutTargetAsync(target, http.RequestAborted);
        return TypedResults.Ok(TargetView.Of(target));
    }
}

/// <summary>A target to be set.</summary>
internal sealed record TargetSetting
{
    /// <summary>How many shared citizens with one plan.</summary>
    public long? Target { get; init; }

    /// <summary>By the end of this local day.</summary>
    public DateOnly? By { get; init; }
}

/// <summary>The target as it was set.</summary>
internal sealed record TargetView(long Target, DateOnly By, string SetBy, DateTimeOffset SetAt)
{
    /// <summary>From what is stored.</summary>
    internal static TargetView Of(ProgrammeTarget target) => new(target.Target, target.By, target.PutBy, target.PutAt);
}

/// <summary>How far the programme is.</summary>
/// <param name="WithPlan">Shared citizens with a plan, now.</param>
/// <param name="Target">How many there shall be; null while no target is set.</param>
/// <param name="By">By which local day.</param>
/// <param name="From">First local day of the period whose pace counts.</param>
/// <param name="To">Its last.</param>
/// <param name="Agreed">Shared citizens whose first plan was agreed in it.</param>
/// <param name="Forecast">
/// How many there will be by then if the pace of the period goes on: a straight line from today's number. Once the day is
/// past, today's number.
/// </param>
/// <param name="IsReached">Whether the forecast is the target or more.</param>
internal sealed record ProgrammeView(
    long WithPlan, long? Target, DateOnly? By, DateOnly From, DateOnly To, long Agreed, long? Forecast, bool? IsReached)
{
    /// <summary>The figure of a target, at the pace of a period.</summary>
    internal static ProgrammeView Of(ProgrammeTarget? target, long withPlan, long agreed, DateOnly from, DateOnly to, DateOnly today)
    {
        if (target is null) return new ProgrammeView(withPlan, null, null, from, to, agreed, null, null);
        var days = Math.Max(1, to.DayNumber - from.DayNumber + 1);
        var ahead = Math.Max(0, target.By.DayNumber - today.DayNumber);
        var forecast = withPlan + (agreed * ahead / days);
        return new ProgrammeView(withPlan, target.Target, target.By, from, to, agreed, forecast, forecast >= target.Target);
    }
}
