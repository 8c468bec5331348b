using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>How far the programme is.</summary>
/// <param name="WithPlan">Shared citizens with a plan, now.</param>
/// <param name="Target">How many there shall be; null while no target is set.</param>
/// <param name="By">By which local day.</param>
/// <param name="From">First local day of the period whose pace counts.</param>
/// <param name="Agreed">Shared citizens whose first plan was agreed in it.</param>
/// <param name="Forecast">
/// How many there will be by then if the pace of the period goes on: a straight line from today's number. Once the day is
/// past, today's number.
/// </param>
/// <param name="IsReached">Whether the forecast is the target or more.</param>
internal sealed record ProgrammeView(
    long WithPlan, long? Target, DateOnly? By, DateOnly From, DateOnly To, long Agreed, long? Forecast, bool? IsReached)
{
    /// <summary>The largest target, in citizens.</summary>
    internal const long TargetMax = 10_000_000;

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
