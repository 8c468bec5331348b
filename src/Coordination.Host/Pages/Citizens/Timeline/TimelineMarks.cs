using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>Makes the marks of appointments and deadlines, before they are placed.</summary>
internal sealed class TimelineMarks(TimelineWindow window, Localizer localizer)
{
    /// <summary>Every mark in view, with its department.</summary>
    internal IEnumerable<(TimelineMark Mark, string Department)> Of(TimelineCourse course) =>
        course.Appointments.Where(one => window.Shows(one.StartsAt)).Select(one => (MarkOf(one), one.Department)).Concat(
            course.Deadlines.Where(one => window.Shows(one.DueAt) && one.Status is not ("met" or "cleared"))
                .Select(one => (MarkOf(one), one.Department)));

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

    private TimelineMark MarkOf(TimelineDeadline deadline)
    {
        var label = deadline.Title ?? localizer.Code("deadline", deadline.Kind);
        var due = $"{localizer.Moment(deadline.DueAt)}, {localizer.Due(deadline.DueAt)}";
        return new TimelineMark(
            deadline.Id, true, deadline.DueAt < localizer.Now, window.Percent(deadline.DueAt), 0, DepartmentPalette.Alarm, label, false,
            $"{localizer["timeline.deadline"]}: {label}, {due}");
    }
}
