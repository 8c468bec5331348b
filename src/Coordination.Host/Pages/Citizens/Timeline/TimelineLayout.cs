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

    /// <summary>The distance in pixels from the edges of a lane to its rows.</summary>
    internal const int LanePadding = 5;

    // Pixels.
    private const int RowHeight = 32;
    private const int MarkWidth = 26;
    private const int LabelPadding = 16;
    private const double CharacterWidth = 7.1;

    // A lane grows to this many rows to give marks room for their labels. Further marks have no label.
    private const int LabelRowsMax = 3;

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
        foreach (var department in course.Departments)
        {
            rows[department.Code] = new TimelineRows();

            // The words about hidden content take the first row.
            if (department.Masked is not null) rows[department.Code].Place(0, WidthMin);
        }
    }

    public static TimelineDrawing Arrange(TimelineCourse course, TimelineWindow window, Localizer localizer) =>
        new TimelineLayout(course, window, localizer).Arrange();

    private TimelineDrawing Arrange()
    {
        var bars = course.Interventions
            .Where(i => rows.ContainsKey(i.Department) && window.Shows(i.StartsOn, i.EndsOn))
            .OrderBy(i => i.StartsOn).ThenBy(i => i.Id, StringComparer.Ordinal)
            .Select(PlaceBar).ToList();
        var marks = AppointmentMarks().Concat(DeadlineMarks())
            .OrderBy(m => m.Mark.Percent).ThenBy(m => m.Mark.Id, StringComparer.Ordinal)
            .Select(m => PlaceMark(m.Mark, m.Department)).ToList();

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
            [.. course.Conflicts.Where(c => c.NeedsAction).Select(c => PlaceClash(c, TopOf)).OfType<TimelineClash>()];
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

    private TimelineBar PlaceBar(TimelineIntervention intervention)
    {
        var from = Math.Max(0, window.Percent(intervention.StartsOn));
        var to = Math.Min(100, intervention.EndsOn is { } end ? window.Percent(end.AddDays(1)) : 100);
        var label = TimelineInterventionText.Label(intervention, localizer);
        var labelWidth = label.Length * CharacterWidth + LabelPadding;
        var inside = labelWidth <= Pixels(to - from);
        var taken = inside ? Pixels(to) : Math.Min(Pixels(to) + labelWidth, Math.Max(WidthMin, Pixels(to)));

        // A label beside a bar near the right edge would be cut off. It is put on the bar instead and shortened there.
        if (!inside && Pixels(to) + labelWidth > WidthMin)
            (inside, taken) = (true, Pixels(to));
        var row = rows[intervention.Department].Place(Pixels(from), taken + 4);
        positions[("intervention", intervention.Id)] = new Position(intervention.Department, row, from, to);
        return new TimelineBar(
            intervention.Id, from, to, 0, DepartmentPalette.Of(intervention.Department), StyleOf(intervention),
            label, inside, TimelineInterventionText.Description(intervention, localizer));
    }

    private IEnumerable<(TimelineMark Mark, string Department)> AppointmentMarks()
    {
        foreach (var appointment in course.Appointments)
        {
            if (!rows.ContainsKey(appointment.Department) || !window.Shows(appointment.StartsAt))
                continue;
            yield return (MarkOf(appointment), appointment.Department);
        }
    }

    private TimelineMark MarkOf(TimelineAppointment appointment)
    {
        var percent = window.Percent(appointment.StartsAt);
        var time = localizer.Span(appointment.StartsAt, appointment.EndsAt);
        if (appointment.MaskedCall is { } call)
        {
            var hidden = localizer["masked.content"];
            return new TimelineMark(
                appointment.Id, false, false, percent, 0, DepartmentPalette.Ink, hidden, false, $"{hidden}, {time}, {call}")
            {
                IsMasked = true,
            };
        }

        var label = localizer.Code("appointment", appointment.Kind);
        var isOff = appointment.Status is "cancelled" or "yielding" or "missed" or "excused";
        return new TimelineMark(
            appointment.Id, false, isOff, percent, 0, DepartmentPalette.Of(appointment.Department), label, false,
            $"{label}, {time}, {localizer.Code("appointment-status", appointment.Status)}");
    }

    private IEnumerable<(TimelineMark Mark, string Department)> DeadlineMarks()
    {
        foreach (var deadline in course.Deadlines)
        {
            if (!rows.ContainsKey(deadline.Department) || !window.Shows(deadline.DueAt) || deadline.Status is "met" or "cleared")
                continue;
            var label = deadline.Title ?? localizer.Code("deadline", deadline.Kind);
            var isMissed = deadline.DueAt < localizer.Now;
            var due = $"{localizer.Moment(deadline.DueAt)}, {localizer.Due(deadline.DueAt)}";
            var description = $"{localizer["timeline.deadline"]}: {label}, {due}";
            var percent = window.Percent(deadline.DueAt);
            var mark = new TimelineMark(deadline.Id, true, isMissed, percent, 0, DepartmentPalette.Alarm, label, false, description);
            yield return (mark, deadline.Department);
        }
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
        return new TimelineClash(conflict.Id, inView, top - 3, bottom - top + 6, localizer["timeline.conflict-link", kind]);
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

    private static double Pixels(double percent) => percent * WidthMin / 100;

    private readonly record struct Position(string Department, int Row, double From, double To);
}
