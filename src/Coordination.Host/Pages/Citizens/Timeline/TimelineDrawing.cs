namespace Coordination.Host.Pages.Citizens.Timeline;

// One closed family: the shapes of the timeline. Horizontal positions are in percent of the width, vertical ones in pixels.

/// <summary>The shapes of the timeline.</summary>
/// <param name="Height">The whole height.</param>
/// <param name="TodayPercent">The line of today; null when it is out of view.</param>
/// <param name="Lanes">The departments' lanes.</param>
/// <param name="Backdrops">Admissions, behind all lanes.</param>
/// <param name="Marks">Appointments and deadlines.</param>
public sealed record TimelineDrawing(
    int Height,
    IReadOnlyList<TimelineTick> Ticks,
    double? TodayPercent,
    IReadOnlyList<TimelineLane> Lanes,
    IReadOnlyList<TimelineBackdrop> Backdrops,
    IReadOnlyList<TimelineBar> Bars,
    IReadOnlyList<TimelineMark> Marks,
    IReadOnlyList<TimelineClash> Clashes);

/// <summary>A grid line with its date.</summary>
public sealed record TimelineTick(double Percent, string Label);

/// <summary>One department's lane.</summary>
public sealed record TimelineLane(TimelineDepartment Department, int Top, int Height, string Color)
{
    /// <summary>The upper edge of its first row, where the words of a lane with hidden content stand.</summary>
    public int FirstRowTop => Top + TimelineLayout.LanePadding;

    /// <summary>The lines of the department's name, each with its distance in pixels from the middle of the lane.</summary>
    public IEnumerable<(string Line, int Shift)> NameLines
    {
        get
        {
            var lines = LaneName.Lines(Department.Name);
            return lines.Count == 1 ? [(lines[0], 0)] : [(lines[0], -8), (lines[1], 8)];
        }
    }
}

/// <summary>An admission, from the top to the bottom of the drawing.</summary>
public sealed record TimelineBackdrop(string Id, double FromPercent, double ToPercent, string Label);

/// <summary>The style of a bar.</summary>
public enum TimelineBarStyle
{
    Solid,

    /// <summary>Dashed outline: planned.</summary>
    Planned,

    /// <summary>Pale with an outline: paused or ended.</summary>
    Faded,

    /// <summary>Dotted outline: several interventions for which there is no room.</summary>
    Packed,
}

/// <summary>One intervention's bar.</summary>
/// <param name="Id">The intervention's id. The bar links to its row in the table.</param>
/// <param name="FromPercent">The left edge, cut at the window.</param>
/// <param name="ToPercent">The right edge, cut at the window.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Color">The department's color.</param>
/// <param name="Label">The text on the bar or beside it.</param>
/// <param name="LabelInside">Whether the text is on the bar.</param>
/// <param name="Description">The text for screen readers and tooltips.</param>
public sealed record TimelineBar(
    string Id, double FromPercent, double ToPercent, int Top, string Color, TimelineBarStyle Style, string Label, bool LabelInside,
    string Description)
{
    public string Fill => Style switch
    {
        TimelineBarStyle.Solid => Color,
        _ => DepartmentPalette.Paper,
    };

    /// <summary>The color of text on the bar. What is planned or has ended is dimmed.</summary>
    public string TextColor => Style == TimelineBarStyle.Solid ? DepartmentPalette.Paper : DepartmentPalette.Quiet;

    /// <summary>The color of text beside the bar.</summary>
    public string BesideColor => Style == TimelineBarStyle.Solid ? DepartmentPalette.Ink : DepartmentPalette.Quiet;
}

/// <summary>One appointment (a circle; masked: a block) or deadline (a diamond).</summary>
/// <param name="Id">The id of the appointment or deadline. The mark links to its row in the table.</param>
/// <param name="IsDeadline">Whether it is a deadline.</param>
/// <param name="IsOver">Whether it is a missed deadline, drawn filled, or an appointment that is off, drawn crossed out.</param>
/// <param name="Top">The upper edge of its row.</param>
/// <param name="Color">The department's color.</param>
/// <param name="Label">The text beside it; null where there is no room.</param>
/// <param name="LabelLeft">Whether the text is on its left.</param>
/// <param name="Description">The text for screen readers and tooltips.</param>
public sealed record TimelineMark(
    string Id, bool IsDeadline, bool IsOver, double Percent, int Top, string Color, string? Label, bool LabelLeft, string Description)
{
    /// <summary>Whether it is masked: a neutral block where the time is taken.</summary>
    public bool IsMasked { get; init; }

    /// <summary>How many appointments and deadlines it stands for.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>An open conflict across the lanes of its parties, or several at the same time.</summary>
/// <param name="Href">The conflict, or the list of conflicts for several.</param>
public sealed record TimelineClash(string Href, double Percent, int Top, int Height, string Description);
