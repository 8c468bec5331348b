using Coordination.Domain.Citizens;
using Coordination.Domain.Costs;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>What a citizen's interventions cost, a row for each whose cost was reported.</summary>
internal static class CostRows
{
    /// <summary>The rows that are new or changed, and the ids of those that no longer exist.</summary>
    public static (IReadOnlyList<CostRow> Changed, IReadOnlyList<string> Removed) Difference(Citizen before, Citizen after)
    {
        // A death ends what is paid for all of them.
        var alike = before.Death?.On == after.Death?.On;
        if (alike && ReferenceEquals(before.Interventions, after.Interventions)) return ([], []);
        List<CostRow>? changed = null;
        List<string>? removed = null;
        foreach (var (id, it) in after.Interventions)
        {
            var was = before.Interventions.GetValueOrDefault(id);
            if ((alike && ReferenceEquals(was, it)) || (was?.Cost is null && it.Cost is null)) continue;
            var (old, row) = (was is null ? null : Of(after.Key, was, before.Death?.On), Of(after.Key, it, after.Death?.On));
            if (row is not null && row != old) (changed ??= []).Add(row);
            else if (row is null && old is not null) (removed ??= []).Add(id.Value);
        }

        foreach (var (id, was) in before.Interventions)
            if (was.Cost is not null && !after.Interventions.ContainsKey(id)) (removed ??= []).Add(id.Value);
        return (changed ?? (IReadOnlyList<CostRow>)[], removed ?? (IReadOnlyList<string>)[]);
    }

    private static CostRow? Of(CitizenKey citizen, Intervention it, DateOnly? diedOn) => CostCourse.Of(it, diedOn) is { } course
        ? new CostRow(
            citizen.Value, it.Id.Value,
            new PaidCourse(
                course.Department.Value, course.Kind, course.Payer, course.Amount, Vocabulary.WordFor(course.Per),
                [.. course.Days.Select(static days => new PaidDays(days.First, days.Last))]).Written)
        : null;
}
