using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Operations.Programmes;

/// <summary>The programme: how many shared citizens have one plan, against a target.</summary>
/// <param name="WithPlan">Shared citizens with one plan.</param>
/// <param name="Target">The number of plans to reach; null while no target is set.</param>
/// <param name="By">The day to reach it by; null while no target is set.</param>
/// <param name="Agreed">Plans agreed in the period.</param>
/// <param name="Forecast">Plans on that day if plans continue to be agreed at the pace of the period; null while no target is set.</param>
/// <param name="IsReached">Whether the forecast reaches the target.</param>
/// <param name="MaySet">Whether the user may set the target.</param>
public sealed record ProgrammeModel(
    LinkedCount WithPlan, long? Target, DateOnly? By, long Agreed, long? Forecast, bool IsReached, bool MaySet)
{
    /// <param name="listAddress">The list of citizens with a plan; null where the user does not see all of them.</param>
    /// <param name="maySet">Whether the user may set the target.</param>
    internal static ProgrammeModel Of(ProgrammeView programme, string? listAddress, bool maySet) => new(
        new LinkedCount(programme.WithPlan, listAddress), programme.Target, programme.By, programme.Agreed, programme.Forecast,
        programme.IsReached == true, maySet);
}
