using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>The progress of the programme.</summary>
/// <param name="WithPlan">The current number of shared citizens with a plan.</param>
/// <param name="Target">The number to reach; null while no target is set.</param>
/// <param name="By">The local day to reach it by; null while no target is set.</param>
/// <param name="From">The first local day of the period whose pace is used.</param>
/// <param name="Agreed">The number of shared citizens whose first plan was agreed in the period.</param>
/// <param name="Forecast">
/// The number expected on that day if plans continue to be agreed at the pace of the period: a straight line from the current number.
/// After that day it is the current number.
/// </param>
/// <param name="IsReached">Whether the forecast reaches the target.</param>
internal sealed record ProgrammeView(
    long WithPlan, long? Target, DateOnly? By, DateOnly From, DateOnly To, long Agreed, long? Forecast, bool? IsReached)
{
    /// <summary>The largest target, in citizens.</summary>
    internal const long TargetMax = 10_000_000;

    internal static ProgrammeView Of(ProgrammeTarget? target, long withPlan, long agreed, DateOnly from, DateOnly to, DateOnly today)
    {
        if (target is null) return new ProgrammeView(withPlan, null, null, from, to, agreed, null, null);
        var days = Math.Max(1, to.DayNumber - from.DayNumber + 1);
        var ahead = Math.Max(0, target.By.DayNumber - today.DayNumber);
        var forecast = withPlan + (agreed * ahead / days);
        return new ProgrammeView(withPlan, target.Target, target.By, from, to, agreed, forecast, forecast >= target.Target);
    }
}
