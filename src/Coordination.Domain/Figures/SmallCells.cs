namespace Coordination.Domain.Figures;

/// <summary>
/// Chooses which cells of tables of counts are told, so that no small cell is told and none can be computed. A cell of zero is told:
/// nobody is in it.
/// </summary>
/// <remarks>
/// A cell from one to below the least is left out, and so are as many others as it takes (complementary suppression) until this holds for
/// whoever knows every told cell, every sum and this rule: no cell that was left out has one value only, and each may be the least or
/// more. Of the cells that may be left out with it, the smallest is.
/// </remarks>
public static class SmallCells
{
    // Half a citizen: a count that can be another is another by one at least.
    private const double Half = 0.5;

    /// <summary>For each cell, whether it is told.</summary>
    /// <param name="cells">The counts, none negative.</param>
    /// <param name="sums">Which cells are sums of others. They must be true of the counts.</param>
    /// <param name="least">The smallest count but zero that is told.</param>
    public static bool[] Told(IReadOnlyList<long> cells, IReadOnlyList<CellSum> sums, long least)
    {
        var told = cells.Select(cell => cell == 0 || cell >= least).ToArray();
        while (FirstThatShows(cells, sums, told, least) is { } shown)
        {
            if (CompanionOf(shown, cells, sums, told) is not { } companion) break;
            told[companion] = false;
        }

        return told;
    }

    /// <summary>A cell that was left out and of which the others tell too much; null: there is none.</summary>
    private static int? FirstThatShows(IReadOnlyList<long> cells, IReadOnlyList<CellSum> sums, bool[] told, long least)
    {
        if (!told.Contains(false)) return null;
        var untold = new UntoldCells(cells, sums, told);
        for (var cell = 0; cell < told.Length; cell++)
            if (!told[cell] && Shows(untold, cell, cells[cell], least) && CompanionOf(cell, cells, sums, told) is not null) return cell;
        return null;
    }

    private static bool Shows(UntoldCells untold, int cell, long count, long least)
    {
        var most = untold.MostOf(cell);
        return most < least - Half || (most < count + Half && untold.LeastOf(cell) > count - Half);
    }

    /// <summary>
    /// The smallest told cell that shares a sum with one that was left out, or with a cell that was left out beside it; a part before a
    /// total. Null: nothing else is told, so nothing follows.
    /// </summary>
    private static int? CompanionOf(int cell, IReadOnlyList<long> cells, IReadOnlyList<CellSum> sums, bool[] told)
    {
        HashSet<int> reached = [cell];
        for (var grows = true; grows;)
        {
            int? smallest = null;
            var isTotal = false;
            foreach (var sum in sums)
            {
                if (!reached.Contains(sum.Total) && !sum.Parts.Any(reached.Contains)) continue;
                foreach (var part in sum.Parts) Consider(part, total: false);
                Consider(sum.Total, total: true);
            }

            if (smallest is not null) return smallest;
            grows = Reach(reached, sums, told);

            void Consider(int candidate, bool total)
            {
                if (!told[candidate] || cells[candidate] == 0) return;
                if (smallest is { } best && (isTotal == total ? cells[best] <= cells[candidate] : total)) return;
                (smallest, isTotal) = (candidate, total);
            }
        }

        return null;
    }

    /// <summary>Adds the cells that were left out and share a sum with one that is reached.</summary>
    private static bool Reach(HashSet<int> reached, IReadOnlyList<CellSum> sums, bool[] told)
    {
        var before = reached.Count;
        foreach (var sum in sums)
        {
            if (!reached.Contains(sum.Total) && !sum.Parts.Any(reached.Contains)) continue;
            reached.UnionWith(sum.Parts.Append(sum.Total).Where(cell => !told[cell]));
        }

        return reached.Count > before;
    }
}
