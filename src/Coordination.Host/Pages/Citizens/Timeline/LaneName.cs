namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>A department's name on one or two lines. SVG does not wrap text.</summary>
public static class LaneName
{
    /// <summary>The number of characters that fit on a line of the label column.</summary>
    public const int LineMax = 21;

    /// <summary>One line, or two lines of lengths as equal as possible. A line that is still too long ends in "…".</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        if (name.Length <= LineMax)
            return [name];
        var breaks = Enumerable.Range(0, name.Length).Where(i => name[i] == ' ').ToList();
        if (breaks.Count == 0)
            return [Cut(name)];
        var best = breaks.MinBy(i => Math.Max(i, name.Length - i - 1));
        return [Cut(name[..best]), Cut(name[(best + 1)..])];
    }

    private static string Cut(string line) => line.Length <= LineMax ? line : line[..(LineMax - 1)] + "…";
}
