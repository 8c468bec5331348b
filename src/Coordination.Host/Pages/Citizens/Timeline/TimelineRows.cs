namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>
/// The rows of one lane. What overlaps in time goes to different rows; each thing takes the first row that is free,
/// so things placed in order of their start use as few rows as possible.
/// </summary>
public sealed class SubLanes
{
    private readonly List<List<(double From, double To)>> rows = [];

    /// <summary>How many rows are in use; a lane has at least one.</summary>
    public int Count => Math.Max(1, rows.Count);

    /// <summary>Takes the stretch in the first row where it is free and says which.</summary>
    public int Place(double from, double to)
    {
        for (var row = 0; ; row++)
        {
            if (row == rows.Count)
                rows.Add([]);
            if (!IsFree(row, from, to))
                continue;
            rows[row].Add((from, to));
            return row;
        }
    }

    /// <summary>Takes the stretch in the first free row among so many rows; null, and nothing taken, when none is free.</summary>
    public int? TryPlace(double from, double to, int rowsMax)
    {
        var free = Enumerable.Range(0, rowsMax).Any(row => row >= rows.Count || IsFree(row, from, to));
        return free ? Place(from, to) : null;
    }

    private bool IsFree(int row, double from, double to) =>
        rows[row].TrueForAll(taken => to <= taken.From || from >= taken.To);
}
