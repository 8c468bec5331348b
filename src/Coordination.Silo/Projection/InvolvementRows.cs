using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>The rows of the table of involvements: <see cref="Involvements"/> as they are stored.</summary>
internal static class InvolvementRows
{
    /// <summary>The rows that one state has and the other has not.</summary>
    public static (IReadOnlyList<InvolvementRow> Added, IReadOnlyList<InvolvementRow> Removed) Difference(Citizen before, Citizen after)
    {
        if (Involvements.AreAlike(before, after)) return ([], []);
        var (was, now) = (Involvements.Of(before), Involvements.Of(after));
        List<InvolvementRow>? added = null, removed = null;
        for (int old = 0, young = 0; old < was.Count || young < now.Count;)
        {
            var order = old == was.Count ? 1 : young == now.Count ? -1 : was[old].CompareTo(now[young]);
            if (order < 0) (removed ??= []).Add(Row(before, was[old]));
            if (order > 0) (added ??= []).Add(Row(after, now[young]));
            if (order <= 0) old++;
            if (order >= 0) young++;
        }

        return (added ?? (IReadOnlyList<InvolvementRow>)[], removed ?? (IReadOnlyList<InvolvementRow>)[]);
    }

    private static InvolvementRow Row(Citizen citizen, Involvement it) =>
        new(citizen.Key.Value, it.Party.Value, Words.Of(it.Role));
}
