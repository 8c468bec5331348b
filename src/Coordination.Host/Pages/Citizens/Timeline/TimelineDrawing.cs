namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>The timeline as places: across in per cent of the width, down in pixels.</summary>
/// <param name="Height">The whole height.</param>
/// <param name="Ticks">Grid lines.</param>
/// <param name="TodayPercent">Today's line; null when out of view.</param>
/// <param name="Lanes">The departments' lanes.</param>
/// <param name="Backdrops">Admissions behind all lanes.</param>
/// <param name="Bars">Interventions.</param>
/// <param name="Marks">Appointments and deadlines.</param>
/// <param name="Clashes">Open conflicts.</param>
public sealed record Drawing(
    int Height,
    IReadOnlyList<Tick> Ticks,
    double? TodayPercent,
    IReadOnlyList<Lane> Lanes,
    IReadOnlyList<Backdrop> Backdrops,
    IReadOnlyList<Bar> Bars,
    IReadOnlyList<Mark> Marks,
    IReadOnlyList<Clash> Clashes);

/// <summary>A grid line with its date.</summary>
public sealed record Tick(double Percent, string Label);

/// <summary>One department's lane.</summary>
public sealed record Lane(LaneDepartment Department, int Top, int Height, string Color);

/// <summary>An admission, from the top to the bottom of the drawing.</summary>
public sealed record Backdrop(string Id, double FromPercent, double ToPercent, string Label);

/// <summary>How a bar looks.</summary>
public enum BarLook
{
    /// <summary>Filled: active.</summary>
    Solid,

    /// <summary>Dashed outline: planned.</summary>
    Planned,

    /// <summary>Pale with an outline: paused or ended.</summary>
    Faded,

    /// <summary>Grey: another department's, the content is not shown.</summary>
    Masked,
}

/// <summary>One intervention's bar.</summary>
/// <param name="Id">The intervention's id; the bar leads to its row in the table.</param>
/// <param name="FromPercent">Left edge, cut at the window.</param>
/// <param name="ToPercent">Right edge, cut at the window.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Color">The department's color.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Label">The text on or beside it.</param>
/// <param name="LabelInside">Whether the text stands on the bar.</param>
/// <param name="Description">What is read aloud and shown on pointing.</param>
public sealed record Bar(
    string Id, double FromPercent, double ToPercent, int Top, string Color, BarLook Look, string Label, bool LabelInside, string Description);

/// <summary>One appointment (a circle) or deadline (a diamond).</summary>
/// <param name="Id">The record's id.</param>
/// <param name="IsDeadline">Diamond instead of circle.</param>
/// <param name="IsOver">A deadline missed, or an appointment that no longer stands: drawn crossed out.</param>
/// <param name="Percent">Its middle.</param>
/// <param name="Top">Upper edge of its row.</param>
/// <param name="Color">The department's color.</param>
/// <param name="Label">The text beside it; null where there is no room.</param>
/// <param name="LabelLeft">Whether the text stands on its left.</param>
/// <param name="Description">What is read aloud and shown on pointing.</param>
public sealed record Mark(
    string Id, bool IsDeadline, bool IsOver, double Percent, int Top, string Color, string? Label, bool LabelLeft, string Description);

/// <summary>An open conflict across the lanes that clash.</summary>
public sealed record Clash(string ConflictId, double Percent, int Top, int Height, string Description);
