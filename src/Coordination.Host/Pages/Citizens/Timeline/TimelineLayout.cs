using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>
/// Calculates the positions of a course's items. Widths are those of the narrowest drawing, so items that do not overlap there overlap
/// at no width.
/// </summary>
public sealed class TimelineLayout
{
    /// <summary>The smallest width of the drawing in pixels, as <c>min-width</c> in the style sheet.</summary>
    public const int WidthMin = 640;

    /// <summary>The upper edge of the first lane in pixels, below the dates and the flag of today.</summary>
    public const int LanesTop = 46;

    /// <summary>The height of a bar in pixels. WCAG 2.2 requires 24 of a pointer target.</summary>
    public const int BarHeight = 26;

    /// <summary>The largest height of the drawing in pixels, with any number of items: two screens with what is around it.</summary>
    public const int HeightMax = 1_600;

    /// <summary>The distance in pixels from the edges of a lane to its rows.</summary>
    internal const int LanePadding = 5;

    // Pixels.
    private const int RowHeight = 32;
    private const int MarkWidth = 26;
    private const int ClashWidth = 30;
    private const int LabelPadding = 16;
    private const double CharacterWidth = 7.1;

    // A lane grows to this many rows to give marks room for their labels. Further marks have no label.
    private const int LabelRowsMax = 3;

    // A lane with more marks in view draws them in one row, those that would overlap as their number.
    private const int MarksWholeMax = 8;

    private readonly TimelineCourse course;
    private readonly TimelineWindow window;
    private readonly Localizer localizer;
    private readonly Dictionary<string, TimelineRows> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Id), Position> positions = [];

    private TimelineLayout(TimelineCourse course, TimelineWindow window, Localizer localizer)
    {
        this.course = course;
        this.window = window;
        this.localizer = localizer;
    }

    public static TimelineDrawing Arrange(TimelineCourse course, TimelineWindow window, Localizer localizer) =>
        new TimelineLayout(course, window, localizer).Arrange();

    private TimelineDrawing Arrange()
    {
        var (bars, marks) = Place(int.MaxValue, packsEnded: false, packsMarks: false);
        if (Height > HeightMax) (bars, marks) = Place(int.MaxValue, packsEnded: true, packsMarks: true);
        if (Height > HeightMax) (bars, marks) = Place(RowsOfBarsMax(), packsEnded: true, packsMarks: true);
        return Draw(bars, marks);
    }

    private int Height => LanesTop + LanePadding + rows.Values.Sum(static lane => lane.Count * RowHeight + 2 * LanePadding);

    /// <summary>The most rows of bars that every lane may have, so that all lanes together are not too high; at least one.</summary>
    private int RowsOfBarsMax()
    {
        var lanes = rows.Count;
        var room = (HeightMax - LanesTop - LanePadding - lanes * (2 * LanePadding + RowHeight)) / RowHeight; // One row holds the marks.
        var wanted = rows.Values.Select(static lane => lane.Count).ToArray();
        var most = Math.Max(1, room);
        while (most > 1 && wanted.Sum(count => Math.Min(count, most)) > room) most--;
        return most;
    }

    // Begins anew: places every item of every lane.
    private (List<TimelineBar> Bars, List<TimelineMark> Marks) Place(int rowsOfBarsMax, bool packsEnded, bool packsMarks)
    {
        positions.Clear();
        rows.Clear();
        foreach (var department in course.Departments)
        {
            rows[department.Code] = new TimelineRows();

            // The words about hidden content take the first row.
            if (department.Masked is not null) rows[department.Code].Place(0, WidthMin);
        }

        List<TimelineBar> bars = [];
        foreach (var lane in course.Interventions
            .Where(i => rows.ContainsKey(i.Department) && window.Shows(i.StartsOn, i.EndsOn)).GroupBy(static i => i.Department))
            bars.AddRange(PlaceBars([.. lane], rowsOfBarsMax, packsEnded));
        List<TimelineMark> marks = [];
        foreach (var lane in new TimelineMarks(window, localizer).Of(course)
            .Where(m => rows.ContainsKey(m.Department)).GroupBy(static m => m.Department, static m => m.Mark))
            marks.AddRange(packsMarks || lane.Count() > MarksWholeMax ? PlacePacked(lane, lane.Key) : PlaceMarks(lane, lane.Key));
        return (bars, marks);
    }

    private TimelineDrawing Draw(List<TimelineBar> bars, List<TimelineMark> marks)
    {
        var lanes = new List<TimelineLane>();
        var top = LanesTop;
        foreach (var department in course.Departments)
        {
            var height = rows[department.Code].Count * RowHeight + 2 * LanePadding;
            lanes.Add(new TimelineLane(department, top, height, DepartmentPalette.Of(department.Code)));
            top += height;
        }

        var tops = lanes.ToDictionary(l => l.Department.Code, l => l.Top, StringComparer.Ordinal);
        int TopOf(Position position) => tops[position.Department] + LanePadding + position.Row * RowHeight;
        var today = window.Percent(localizer.Now);
        List<TimelineClash> clashes =
        [
            .. TimelinePacking.Merge(
                course.Conflicts.Where(c => c.NeedsAction).Select(c => PlaceClash(c, TopOf)).OfType<TimelineClash>(),
                100.0 * ClashWidth / WidthMin, localizer),
        ];
        return new TimelineDrawing(
            top + LanePadding,
            [.. window.Ticks().Select(TickAt)],
            today is >= 0 and < 100 ? today : null,
            lanes,
            [.. course.Admissions.Where(a => window.Shows(a.StartsOn, End(a))).Select(PlaceBackdrop)],
            [.. bars.Select(b => b with { Top = TopOf(positions[("intervention", b.Id)]) })],
            [.. marks.Select(m => m with { Top = TopOf(positions[(TypeOf(m), m.Id)]) }).Select(m => WithoutCrossedLabel(m, clashes))],
            clashes);
    }

    private List<TimelineBar> PlaceBars(List<TimelineIntervention> lane, int rowsMax, bool packsEnded)
    {
        var ended = packsEnded ? lane.Where(static i => i.Status == "ended").ToList() : [];
        if (ended.Count < 2) ended = [];
        List<TimelineIntervention> left = [];
        List<TimelineBar> bars = [];
        var rowsOfSingles = rowsMax == int.MaxValue ? int.MaxValue : Math.Max(0, rowsMax - 1 - (ended.Count > 0 ? 1 : 0));
        var inOrder = rowsMax == int.MaxValue
            ? lane.OrderBy(static i => i.StartsOn)
            : lane.OrderBy(static i => i.Status is "planned" or "ended").ThenBy(static i => i.StartsOn);
        foreach (var one in inOrder.ThenBy(static i => i.Id, StringComparer.Ordinal).Except(ended))
        {
            var drawn = BarOf(one);
            if (TryPlaceBar(drawn, one.Department, rowsOfSingles)) bars.Add(drawn);
            else left.Add(one);
        }

        if (left is [var single])
        {
            bars.Add(BarOf(single));
            TryPlaceBar(bars[^1], single.Department, int.MaxValue);
        }
        else if (left.Count > 0) bars.Add(PlacePack(left, "timeline.packed"));

        if (ended.Count > 0) bars.Add(PlacePack(ended, "timeline.packed-ended"));
        return bars;
    }

    private TimelineBar BarOf(TimelineIntervention intervention)
    {
        var from = Math.Max(0, window.Percent(intervention.StartsOn));
        var to = Math.Min(100, intervention.EndsOn is { } end ? window.Percent(end.AddDays(1)) : 100);
        var label = TimelineInterventionText.Label(intervention, localizer);
        return new TimelineBar(
            intervention.Id, from, to, 0, DepartmentPalette.Of(intervention.Department), StyleOf(intervention), label,
            IsInside(label, from, to), TimelineInterventionText.Description(intervention, localizer));
    }

    // A label beside a bar near the right edge would be cut off. It is put on the bar instead and shortened there.
    private static bool IsInside(string label, double from, double to)
    {
        var width = WidthOf(label);
        return width <= Pixels(to - from) || Pixels(to) + width > WidthMin;
    }

    private bool TryPlaceBar(TimelineBar bar, string department, int rowsMax)
    {
        var taken = bar.LabelInside ? Pixels(bar.ToPercent) : Pixels(bar.ToPercent) + WidthOf(bar.Label);
        int? row = rowsMax == int.MaxValue
            ? rows[department].Place(Pixels(bar.FromPercent), taken + 4)
            : rows[department].TryPlace(Pixels(bar.FromPercent), taken + 4, rowsMax + HiddenRows(department));
        if (row is { } placed)
            positions[("intervention", bar.Id)] = new Position(department, placed, bar.FromPercent, bar.ToPercent);
        return row is not null;
    }

    private int HiddenRows(string department) => course.Departments.Any(one => one.Code == department && one.Masked is not null) ? 1 : 0;

    private TimelineBar PlacePack(List<TimelineIntervention> pack, string words)
    {
        var bars = pack.Select(BarOf).ToList();
        var label = localizer.Count(words, pack.Count);
        var first = bars[0];
        var (from, to) = (bars.Min(static one => one.FromPercent), bars.Max(static one => one.ToPercent));
        var row = rows[pack[0].Department].Place(0, WidthMin);
        foreach (var one in bars)
            positions[("intervention", one.Id)] = new Position(pack[0].Department, row, one.FromPercent, one.ToPercent);
        return first with
        {
            FromPercent = from, ToPercent = to, Style = TimelineBarStyle.Packed, Label = label, LabelInside = IsInside(label, from, to),
            Description = TimelinePacking.Description(label, [.. bars.Select(static one => one.Label)]),
        };
    }

    private List<TimelineMark> PlaceMarks(IEnumerable<TimelineMark> marks, string department) =>
    [
        .. marks.OrderBy(static m => m.Percent).ThenBy(static m => m.Id, StringComparer.Ordinal).Select(m => PlaceMark(m, department)),
    ];

    private List<TimelineMark> PlacePacked(IEnumerable<TimelineMark> marks, string department)
    {
        var row = rows[department].Place(0, WidthMin);
        List<TimelineMark> packed = [];
        foreach (var pack in TimelinePacking.PacksOf(marks, 100.0 * TimelinePacking.PackWidth / WidthMin))
        {
            var at = pack[0].Percent;
            foreach (var one in pack) positions[(TypeOf(one), one.Id)] = new Position(department, row, at, at);
            packed.Add(TimelinePacking.One(pack, localizer));
        }

        return packed;
    }

    private TimelineMark PlaceMark(TimelineMark mark, string department)
    {
        var lane = rows[department];
        var middle = Pixels(mark.Percent);
        var (left, right) = (middle - MarkWidth / 2.0, middle + MarkWidth / 2.0);
        var label = mark.Label!.Length * CharacterWidth + LabelPadding / 2.0;

        // The label is to the right of the mark, or to the left where the drawing ends.
        var toLeft = right + label > WidthMin;
        var row = lane.TryPlace(toLeft ? left - label : left, toLeft ? right : right + label, LabelRowsMax);
        positions[(TypeOf(mark), mark.Id)] = new Position(department, row ?? lane.Place(left, right), mark.Percent, mark.Percent);
        return mark with { Label = row is null ? null : mark.Label, LabelLeft = toLeft };
    }

    // The frame of a conflict would cross the label.
    private static TimelineMark WithoutCrossedLabel(TimelineMark mark, List<TimelineClash> clashes)
    {
        if (mark.Label is null)
            return mark;
        var middle = Pixels(mark.Percent);
        var width = MarkWidth / 2.0 + mark.Label.Length * CharacterWidth;
        var (from, to) = mark.LabelLeft ? (middle - width, middle) : (middle, middle + width);
        var crossed = clashes.Exists(clash =>
            mark.Top >= clash.Top && mark.Top < clash.Top + clash.Height &&
            Pixels(clash.Percent) > from && Pixels(clash.Percent) < to && Math.Abs(Pixels(clash.Percent) - middle) > MarkWidth / 2.0);
        return crossed ? mark with { Label = null } : mark;
    }

    private TimelineClash? PlaceClash(ConflictModel conflict, Func<Position, int> topOf)
    {
        // A masked party has no type. Only a time that is drawn has a position.
        var parties = conflict.Parties.Select(p => (Type: p.Call is null ? p.Type : "appointment", p.Id))
            .Where(positions.ContainsKey).Select(p => positions[p]).ToList();
        if (parties.Count == 0)
            return null;

        // The first instant at which all parties are in effect. An appointment has one instant, an intervention a period.
        var percent = parties.Max(p => p.From);
        var top = parties.Min(topOf);
        var bottom = parties.Max(topOf) + BarHeight;
        var kind = localizer.Code("conflict", conflict.Kind);
        var inView = Math.Clamp(percent, 100.0 * MarkWidth / 2 / WidthMin, 100 - 100.0 * MarkWidth / 2 / WidthMin);
        return new TimelineClash($"#conflict-{conflict.Id}", inView, top - 3, bottom - top + 6, localizer["timeline.conflict-link", kind]);
    }

    private TimelineTick TickAt(DateOnly day)
    {
        var withYear = day.Month == 1 || (day == window.From && window.Zoom != TimelineZoom.Year);
        var label = window.Zoom == TimelineZoom.Month ? localizer.ShortDay(day) : localizer.Month(day, withYear);
        return new TimelineTick(window.Percent(day), label);
    }

    private TimelineBackdrop PlaceBackdrop(TimelineAdmission admission)
    {
        var from = Math.Max(0, window.Percent(admission.StartsOn));
        var to = Math.Min(100, End(admission) is { } end ? window.Percent(end.AddDays(1)) : 100);
        return new TimelineBackdrop(admission.Id, from, to, localizer.Code("admission", admission.Kind));
    }

    private static DateOnly? End(TimelineAdmission admission) => admission.EndsOn ?? admission.ExpectedEnd;

    private static TimelineBarStyle StyleOf(TimelineIntervention intervention) => intervention switch
    {
        { Status: "planned" } => TimelineBarStyle.Planned,
        { Status: "paused" or "ended" } => TimelineBarStyle.Faded,
        _ => TimelineBarStyle.Solid,
    };

    private static string TypeOf(TimelineMark mark) => mark.IsDeadline ? "deadline" : "appointment";

    private static double WidthOf(string label) => label.Length * CharacterWidth + LabelPadding;

    private static double Pixels(double percent) => percent * WidthMin / 100;

    private readonly record struct Position(string Department, int Row, double From, double To);
}
