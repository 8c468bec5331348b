using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>
/// From dates to places. Room is reckoned at the narrowest width the drawing is ever shown at,
/// so what does not overlap there overlaps nowhere.
/// </summary>
public sealed class TimelineLayout
{
    /// <summary>The narrowest width of the drawing in pixels; the style sheet's <c>min-width</c>.</summary>
    public const int WidthMin = 640;

    /// <summary>Where the first lane begins: below dates and today's flag.</summary>
    public const int LanesTop = 46;

    /// <summary>The height of a bar: no smaller than a pointer target may be.</summary>
    public const int BarHeight = 26;

    private const int RowHeight = 32;
    private const int LanePadding = 5;
    private const int MarkWidth = 26;

    // A lane grows to this many rows so that marks keep their text; beyond it they go without.
    private const int LabelRowsMax = 3;
    private const double CharacterWidth = 7.1;
    private const int LabelPadding = 16;

    private readonly Course course;
    private readonly TimelineWindow window;
    private readonly Reader reader;
    private readonly Dictionary<string, SubLanes> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Id), Spot> spots = [];

    private TimelineLayout(Course course, TimelineWindow window, Reader reader)
    {
        this.course = course;
        this.window = window;
        this.reader = reader;
        foreach (var department in course.Departments)
            rows[department.Code] = new SubLanes();
    }

    /// <summary>The drawing of a course in a window.</summary>
    public static Drawing Arrange(Course course, TimelineWindow window, Reader reader) =>
        new TimelineLayout(course, window, reader).Arrange();

    private Drawing Arrange()
    {
        var bars = course.Interventions
            .Where(i => rows.ContainsKey(i.Department) && window.Shows(i.StartsOn, i.EndsOn))
            .OrderBy(i => i.StartsOn).ThenBy(i => i.Id, StringComparer.Ordinal)
            .Select(PlaceBar).ToList();
        var marks = Marks().OrderBy(m => m.Percent).ThenBy(m => m.Id, StringComparer.Ordinal)
            .Select(PlaceMark).ToList();

        var lanes = new List<Lane>();
        var top = LanesTop;
        foreach (var department in course.Departments)
        {
            var height = rows[department.Code].Count * RowHeight + 2 * LanePadding;
            lanes.Add(new Lane(department, top, height, DepartmentPalette.Of(department.Code)));
            top += height;
        }

        var tops = lanes.ToDictionary(l => l.Department.Code, l => l.Top, StringComparer.Ordinal);
        int Down(Spot spot) => tops[spot.Department] + LanePadding + spot.Row * RowHeight;
        var today = window.Percent(reader.Now);
        List<Clash> clashes = [.. course.Conflicts.Where(c => c.NeedsAction).Select(c => Clash(c, Down)).OfType<Clash>()];
        return new Drawing(
            top + LanePadding,
            [.. window.Ticks().Select(Tick)],
            today is >= 0 and < 100 ? today : null,
            lanes,
            [.. course.Admissions.Where(a => window.Shows(a.StartsOn, End(a))).Select(Backdrop)],
            [.. bars.Select(b => b with { Top = Down(spots[("intervention", b.Id)]) })],
            [.. marks.Select(m => m with { Top = Down(spots[(TypeOf(m), m.Id)]) }).Select(m => WithoutLabelAcross(m, clashes))],
            clashes);
    }

    private Bar PlaceBar(CourseIntervention intervention)
    {
        var from = Math.Max(0, window.Percent(intervention.StartsOn));
        var to = Math.Min(100, intervention.EndsOn is { } end ? window.Percent(end.AddDays(1)) : 100);
        var label = InterventionText.OnBar(intervention, reader);
        var labelWidth = label.Length * CharacterWidth + LabelPadding;
        var inside = labelWidth <= Pixels(to - from);
        var taken = inside ? Pixels(to) : Math.Min(Pixels(to) + labelWidth, Math.Max(WidthMin, Pixels(to)));
        // Text beside a bar at the right edge would be cut off: it stays on the bar, shortened.
        if (!inside && Pixels(to) + labelWidth > WidthMin)
            (inside, taken) = (true, Pixels(to));
        var row = rows[intervention.Department].Place(Pixels(from), taken + 4);
        spots[("intervention", intervention.Id)] = new Spot(intervention.Department, row, from, to);
        return new Bar(
            intervention.Id, from, to, 0, DepartmentPalette.Of(intervention.Department), Look(intervention),
            label, inside, InterventionText.Description(intervention, reader));
    }

    private IEnumerable<(Mark Mark, string Department, double Percent, string Id)> Marks()
    {
        foreach (var appointment in course.Appointments)
        {
            if (!rows.ContainsKey(appointment.Department) || !window.Shows(appointment.StartsAt))
                continue;
            var percent = window.Percent(appointment.StartsAt);
            var label = reader.Code("appointment", appointment.Kind);
            var status = reader.Code("appointment-status", appointment.Status);
            var over = appointment.Status is "cancelled" or "yielding" or "missed" or "excused";
            var description = $"{label}, {reader.Span(appointment.StartsAt, appointment.EndsAt)}, {status}";
            yield return (new Mark(appointment.Id, false, over, percent, 0, DepartmentPalette.Of(appointment.Department), label, false, description),
                appointment.Department, percent, appointment.Id);
        }

        foreach (var deadline in course.Deadlines)
        {
            if (!rows.ContainsKey(deadline.Department) || !window.Shows(deadline.DueAt) || deadline.Status is "met" or "cleared")
                continue;
            var percent = window.Percent(deadline.DueAt);
            var label = deadline.Title ?? reader.Code("deadline", deadline.Kind);
            var description = $"{reader["timeline.deadline"]}: {label}, {reader.Moment(deadline.DueAt)}, {reader.Due(deadline.DueAt)}";
            yield return (new Mark(deadline.Id, true, deadline.DueAt < reader.Now, percent, 0, DepartmentPalette.Alarm, label, false, description),
                deadline.Department, percent, deadline.Id);
        }
    }

    private Mark PlaceMark((Mark Mark, string Department, double Percent, string Id) placed)
    {
        var lane = rows[placed.Department];
        var middle = Pixels(placed.Percent);
        var (left, right) = (middle - MarkWidth / 2.0, middle + MarkWidth / 2.0);
        var label = placed.Mark.Label!.Length * CharacterWidth + LabelPadding / 2.0;
        // To the right of the mark if the drawing does not end there, else to its left.
        var toLeft = right + label > WidthMin;
        var row = lane.TryPlace(toLeft ? left - label : left, toLeft ? right : right + label, LabelRowsMax);
        spots[(TypeOf(placed.Mark), placed.Id)] = new Spot(
            placed.Department, row ?? lane.Place(left, right), placed.Percent, placed.Percent);
        return placed.Mark with { Label = row is null ? null : placed.Mark.Label, LabelLeft = toLeft };
    }

    private static Mark WithoutLabelAcross(Mark mark, List<Clash> clashes)
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

    private Clash? Clash(ConflictModel conflict, Func<Spot, int> down)
    {
        var parties = conflict.Parties
            .Where(p => spots.ContainsKey((p.Type, p.Id))).Select(p => spots[(p.Type, p.Id)]).ToList();
        if (parties.Count == 0)
            return null;
        // Where all parties hold at once; an appointment is a point, an intervention a stretch.
        var percent = parties.Max(p => p.From);
        var top = parties.Min(down);
        var bottom = parties.Max(down) + BarHeight;
        var kind = reader.Code("conflict", conflict.Kind);
        var clear = Math.Clamp(percent, 100.0 * MarkWidth / 2 / WidthMin, 100 - 100.0 * MarkWidth / 2 / WidthMin);
        return new Clash(conflict.Id, clear, top - 3, bottom - top + 6, reader["timeline.conflict-link", kind]);
    }

    private Tick Tick(DateOnly day) => new(
        window.Percent(day),
        window.Zoom == Zoom.Month ? reader.ShortDay(day) : reader.Month(day, day.Month == 1 || (day == window.From && window.Zoom != Zoom.Year)));

    private Backdrop Backdrop(CourseAdmission admission)
    {
        var from = Math.Max(0, window.Percent(admission.StartsOn));
        var to = Math.Min(100, End(admission) is { } end ? window.Percent(end.AddDays(1)) : 100);
        return new Backdrop(admission.Id, from, to, reader.Code("admission", admission.Kind));
    }

    private static DateOnly? End(CourseAdmission admission) => admission.EndsOn ?? admission.ExpectedEnd;

    private static BarLook Look(CourseIntervention intervention) => intervention switch
    {
        { MaskedContact: not null } => BarLook.Masked,
        { Status: "planned" } => BarLook.Planned,
        { Status: "paused" or "ended" } => BarLook.Faded,
        _ => BarLook.Solid,
    };

    private static string TypeOf(Mark mark) => mark.IsDeadline ? "deadline" : "appointment";

    private static double Pixels(double percent) => percent * WidthMin / 100;

    private readonly record struct Spot(string Department, int Row, double From, double To);
}
