using Coordination.Domain.Citizens;

namespace Coordination.Domain.Conflicts;

/// <summary>Whose intervention asks most of the citizen: who knows the citizen best, where nobody coordinates.</summary>
internal static class MostInvolved
{
    /// <summary>Active interventions, the most intensive first, then the one of most hours a week, then the longest running.</summary>
    public static IEnumerable<Intervention> Of(Scene scene) => scene.ActiveInterventions()
        .OrderByDescending(i => i.IntensityBy(scene.Policy))
        .ThenByDescending(i => i.WeeklyHours ?? 0)
        .ThenBy(i => i.StartsOn)
        .ThenBy(i => i.Origin);
}
