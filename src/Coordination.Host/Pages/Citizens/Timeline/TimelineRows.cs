namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>
/// The rows of one lane. Items that overlap are placed in different rows. Each item takes the first free row, so items placed in
/// the order of their start use as few rows as possible. Positions are in pixels.
/// </summary>
public sealed class TimelineRows
{
    private readonly List<List<(double From, double To)>> rows = [];

    /// <summary>The number of rows in use, at least one.</summary>
    public int Count => Math.Max(1, rows.Count);

    /// <summary>Places an item in the first row where it is free, and returns the row.</summary>
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

    /// <summary>Places an item in one of the first <paramref name="rowsMax"/> rows. Null, and not placed, when none is free.</summary>
    public int? TryPlace(double from, double to, int rowsMax)
    {
        var free = Enumerable.Range(0, rowsMax).Any(row => row >= rows.Count || IsFree(row, from, to));
        return free ? Place(from, to) : null;
    }

    private bool IsFree(int row, double from, double to) =>
        rows[row].TrueForAll(taken => to <= taken.From || from >= taken.To);
}
