using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>The rows of a citizen's needs whose help has begun, as <see cref="NeedStarts"/> finds them.</summary>
internal static class NeedStartRows
{
    /// <summary>The rows that are new or changed, and the ids of those that no longer exist.</summary>
    public static (IReadOnlyList<NeedStartRow> Changed, IReadOnlyList<string> Removed) Difference(Citizen before, Citizen after)
    {
        if (NeedStarts.AreSame(before, after)) return ([], []);
        var (was, now) = (Of(before), Of(after));
        if (was.Count + now.Count == 0) return ([], []);
        return ([.. now.Except(was)], [.. was.Select(static row => row.Id).Except(now.Select(static row => row.Id))]);
    }

    private static List<NeedStartRow> Of(Citizen citizen)
    {
        List<NeedStartRow> rows = [];
        foreach (var need in NeedStarts.Of(citizen))
            rows.Add(new NeedStartRow(
                citizen.Key.Value, need.Id, need.From.Value, need.To.Value, RowProjection.Stored(need.NeededAt),
                RowProjection.Stored(need.StartedAt)));
        return rows;
    }
}
