using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The search behind <see cref="DuplicateIntervention"/>, which states what is found.</summary>
internal static class InterventionsOfGroup
{
    /// <summary>Whether several departments run active interventions of a group. Nearly always none or one does.</summary>
    public static bool SeveralDepartmentsRun(RuleContext context, string group)
    {
        DepartmentCode? first = null;
        foreach (var intervention in context.ActiveInterventions())
            if (intervention.GroupBy(context.Policy) == group && intervention.Department != (first ??= intervention.Department))
                return true;
        return false;
    }

    /// <summary>
    /// Each active intervention of a group that another department's started before, with the first of these. Those that no other
    /// department's started before are in no pair of their own; the first pair has them beside it.
    /// </summary>
    public static IEnumerable<DuplicatePair> EachWithTheFirst(RuleContext context, string group)
    {
        List<Intervention> running = [.. context.ActiveInterventions().Where(it => it.GroupBy(context.Policy) == group)];
        running.Sort(static (one, other) => one == other ? 0 : LeadIntervention.StartedBefore(one, other) ? -1 : 1);
        var firstOfOthers = running.FindIndex(it => it.Department != running[0].Department);
        OtherGroups<DepartmentCode> others = new([.. running.Select(static it => it.Department)]);
        return FirstConflict.OfEach(
            context, DuplicateIntervention.Name, Enumerable.Range(0, running.Count), others.Before,
            (one, other) => Parties.Of(running[one], running[other]),
            (one, other) => DuplicateIntervention.MaterialOf(running[one], running[other]))
            .Select(pair => new DuplicatePair(
                running[pair.Other], running[pair.Item],
                pair.Item == firstOfOthers ? [.. running.Take(firstOfOthers).Where((_, index) => index != pair.Other)] : []));
    }
}

/// <summary>Two interventions of a group, and those beside them whose caseworkers are told.</summary>
internal readonly record struct DuplicatePair(Intervention One, Intervention Other, IReadOnlyList<Intervention> Beside);
