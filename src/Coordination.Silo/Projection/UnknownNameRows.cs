using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>
/// The rows of names the organization did not know when the events that name them were applied. They stay when the organization
/// learns a name: who lists them leaves out what is known by then.
/// </summary>
internal static class UnknownNameRows
{
    /// <summary>The rows that are new or changed, and those that are gone.</summary>
    public static (IReadOnlyList<UnknownNameRow> Changed, IReadOnlyList<UnknownNameRow> Gone) Difference(Citizen before, Citizen after)
    {
        if (ReferenceEquals(before.Items, after.Items)) return ([], []);
        List<UnknownNameRow>? changed = null, gone = null;
        foreach (var (key, item) in after.Items)
        {
            var old = before.Items.GetValueOrDefault(key);
            if (ReferenceEquals(old, item) || (!HasAny(item) && (old is null || !HasAny(old)))) continue;
            var (was, now) = (Of(before.Key, old), Of(after.Key, item));
            foreach (var row in now)
                if (!was.Contains(row)) (changed ??= []).Add(row);
            foreach (var row in was)
                if (!now.Exists(other => other.Name == row.Name)) (gone ??= []).Add(row);
        }

        foreach (var (key, item) in before.Items)
            if (!after.Items.ContainsKey(key)) (gone ??= []).AddRange(Of(before.Key, item));
        return (changed ?? (IReadOnlyList<UnknownNameRow>)[], gone ?? (IReadOnlyList<UnknownNameRow>)[]);
    }

    private static bool HasAny(ReportedItem item)
    {
        foreach (var taken in item.Events)
            if (taken.UnknownNames is not null) return true;
        return false;
    }

    private static List<UnknownNameRow> Of(CitizenKey citizen, ReportedItem? item)
    {
        List<UnknownNameRow> rows = [];
        if (item is null) return rows;
        foreach (var taken in item.Events)
            foreach (var text in taken.UnknownNames ?? [])
                Add(NamedInEvent.Of(text), RowProjection.Stored(taken.Event.Time));
        return rows;

        void Add(NamedInEvent named, DateTimeOffset at)
        {
            var name = named.FormText;
            var index = rows.FindIndex(row => row.Name == name);
            if (index < 0)
            {
                rows.Add(new UnknownNameRow(citizen.Value, item.Key.Value, name, named.Written, item.Department.Value, at, 1));
                return;
            }

            var row = rows[index];
            rows[index] = row with
            {
                Written = string.CompareOrdinal(named.Written, row.Written) < 0 ? named.Written : row.Written,
                Since = at < row.Since ? at : row.Since,
                Times = row.Times + 1,
            };
        }
    }
}
