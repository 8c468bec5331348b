using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>The rows of <see cref="Involvements"/> in their table.</summary>
internal static class InvolvementRows
{
    /// <summary>Involvements up to which the lists are kept for the next append.</summary>
    private const int InvolvementsKeptMax = 1_024;

    // Every append compares two lists and keeps neither.
    [ThreadStatic]
    private static (List<Involvement> Was, List<Involvement> Now)? t_lists;

    /// <summary>The rows that only the later state has, and the rows that only the earlier state has.</summary>
    public static (IReadOnlyList<InvolvementRow> Added, IReadOnlyList<InvolvementRow> Removed) Difference(Citizen before, Citizen after)
    {
        if (Involvements.AreAlike(before, after)) return ([], []);
        var (was, now) = t_lists ??= ([], []);
        Involvements.Gather(before, was);
        Involvements.Gather(after, now);
        List<InvolvementRow>? added = null, removed = null;
        for (int old = 0, young = 0; old < was.Count || young < now.Count;)
        {
            var order = old == was.Count ? 1 : young == now.Count ? -1 : was[old].CompareTo(now[young]);
            if (order < 0) (removed ??= []).Add(Row(before, was[old]));
            if (order > 0) (added ??= []).Add(Row(after, now[young]));
            if (order <= 0) old++;
            if (order >= 0) young++;
        }

        if (now.Capacity > InvolvementsKeptMax || was.Capacity > InvolvementsKeptMax) t_lists = null;
        return (added ?? (IReadOnlyList<InvolvementRow>)[], removed ?? (IReadOnlyList<InvolvementRow>)[]);
    }

    private static InvolvementRow Row(Citizen citizen, Involvement it) =>
        new(citizen.Key.Value, it.Party.Value, Words.Of(it.Role));
}
