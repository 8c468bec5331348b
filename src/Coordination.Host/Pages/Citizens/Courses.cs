using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Makes what the timeline draws from the citizen's picture.</summary>
internal static class Courses
{
    // Shown as what they are the answer to.
    private static readonly string[] Answers = ["conflict-answer", "handover-answer", "appoint-coordinator"];

    /// <summary>The course of a citizen.</summary>
    internal static Course Of(CitizenView picture, IReadOnlyList<ConflictModel> conflicts, Onlooker onlooker)
    {
        CourseDeadline[] deadlines =
        [
            .. picture.Deadlines.Where(IsDrawn)
                .Select(d => new CourseDeadline(d.Id, d.Department, d.Kind, d.Title, d.DueAt, d.MetAt is not null ? "met" : d.Status)),
        ];
        return new Course(
            Departments(picture, onlooker),
            [
                .. picture.Interventions.Select(i => new CourseIntervention(
                    i.Id, i.Department, i.Kind, i.Title, i.Status, i.StartsOn, i.EndsOn, onlooker.Names.Person(i.Responsible), i.LegalBasis)),
            ],
            [.. picture.Appointments.Select(a => new CourseAppointment(a.Id, a.Department, a.Kind, a.StartsAt, a.EndsAt, a.Place, a.Status))],
            deadlines,
            [.. picture.Admissions.Select(a => new CourseAdmission(
                a.Id, a.Kind, LocalTime.DayOf(a.StartedAt), a.EndedAt is { } ended ? LocalTime.DayOf(ended) : null, DayOf(a.ExpectedEnd)))],
            [.. conflicts.Where(static conflict => conflict.NeedsAction)]);
    }

    // In the organization's order; those it does not know come last.
    private static LaneDepartment[] Departments(CitizenView picture, Onlooker onlooker)
    {
        var order = onlooker.Organization.Document.Departments.Select(static (department, place) => (department.Code, place)).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. picture.Interventions.Select(static i => i.Department).Concat(picture.Appointments.Select(static a => a.Department))
                .Concat(picture.Deadlines.Where(IsDrawn).Select(static d => d.Department)).Distinct()
                .OrderBy(code => order.TryGetValue(code, out var place) ? place : int.MaxValue).ThenBy(static code => code, StringComparer.Ordinal)
                .Select(code => new LaneDepartment(code, onlooker.Names.Department(code))),
        ];
    }

    private static bool IsDrawn(DeadlineView deadline) => deadline.Status != "cleared" && !Answers.Contains(deadline.Kind);

    private static DateOnly? DayOf(string? end) => end is null || !DateOrInstant.TryParse(end, out var value) ? null
        : value.Date ?? (value.Instant is { } instant ? LocalTime.DayOf(instant) : null);
}
