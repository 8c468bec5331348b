using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>The rows of a citizen's sanction chains, as <see cref="SanctionChains"/> finds them.</summary>
internal static class SanctionChainRows
{
    /// <summary>The rows that are new or changed, and those that no longer exist.</summary>
    public static (IReadOnlyList<SanctionChainRow> Changed, IReadOnlyList<SanctionChainRow> Removed) Difference(
        Citizen before, Citizen after)
    {
        if (ReferenceEquals(before.Sanctions, after.Sanctions) && before.Known(ItemKinds.Benefit).AreSame(after.Known(ItemKinds.Benefit)))
            return ([], []);
        var (was, now) = (Of(before), Of(after));
        if (was.Count + now.Count == 0) return ([], []);
        return (
            [.. now.Except(was)],
            [.. was.ExceptBy(now.Select(static row => (row.Sanction, row.Benefit)), static row => (row.Sanction, row.Benefit))]);
    }

    private static List<SanctionChainRow> Of(Citizen citizen)
    {
        List<SanctionChainRow> rows = [];
        foreach (var (sanction, benefit, days, completeAt) in SanctionChains.Of(citizen))
            rows.Add(new SanctionChainRow(
                citizen.Key.Value, sanction.Id.Value, benefit.Id.Value, sanction.Department.Value, benefit.Department.Value, days,
                RowProjection.Stored(completeAt)));
        return rows;
    }
}
