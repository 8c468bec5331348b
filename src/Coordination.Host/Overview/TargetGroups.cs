using Coordination.Domain.Policies;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Overview;

/// <summary>
/// The target group of a citizen on a day: the group of the main intervention that ran. That is the one with the most intensive kind; of
/// several the one that began first.
/// </summary>
/// <param name="interventions">The citizen's interventions that count.</param>
internal sealed class TargetGroups(Policy policy, IReadOnlyList<RunIntervention> interventions)
{
    /// <summary>The group of those for whom nothing ran.</summary>
    internal const string None = "none";

    /// <summary>The group on a local day.</summary>
    internal string On(DateOnly day) => interventions
        .Where(one => one.StartsOn <= day && (one.EndsOn is not { } last || day <= last))
        .OrderByDescending(one => policy.KindOf(one.Kind).Intensity).ThenBy(static one => one.StartsOn)
        .ThenBy(static one => one.Id, StringComparer.Ordinal)
        .Select(one => policy.KindOf(one.Kind).Group).FirstOrDefault(None);
}
