using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>What was observed of a citizen's indicators, a row for each quarter.</summary>
internal static class ObservationRows
{
    /// <summary>The rows that are new or changed, and those that no longer exist.</summary>
    public static (IReadOnlyList<ObservationRow> Changed, IReadOnlyList<ObservationRow> Removed) Difference(Citizen before, Citizen after)
    {
        if (before.Known(ItemKinds.Outcome).AreSame(after.Known(ItemKinds.Outcome))) return ([], []);
        var (was, now) = (Of(before), Of(after));
        return ([.. now.Except(was)], [.. was.ExceptBy(now.Select(static row => row.Quarter), static row => row.Quarter)]);
    }

    private static List<ObservationRow> Of(Citizen citizen)
    {
        SortedDictionary<string, List<ObservedValue>> quarters = new(StringComparer.Ordinal);
        foreach (var item in citizen.Known(ItemKinds.Outcome))
            foreach (var one in Observation.Of(item))
            {
                if (!quarters.TryGetValue(one.Quarter.ToString(), out var values)) quarters[one.Quarter.ToString()] = values = [];
                values.Add(new ObservedValue(one.Indicator, one.Department.Value, one.On, one.Value));
            }

        return
        [
            .. quarters.Select(quarter => new ObservationRow(citizen.Key.Value, quarter.Key, ObservedValue.Written(quarter.Value
                .OrderBy(static value => value.Indicator, StringComparer.Ordinal)
                .ThenBy(static value => value.Department, StringComparer.Ordinal)))),
        ];
    }
}
