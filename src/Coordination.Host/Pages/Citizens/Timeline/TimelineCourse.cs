using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Host.Pages.Conflicts;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>Everything the timeline draws.</summary>
/// <param name="Departments">The lanes, in order.</param>
/// <param name="Interventions">Drawn as bars.</param>
/// <param name="Appointments">Drawn as circles.</param>
/// <param name="Deadlines">Drawn as diamonds.</param>
/// <param name="Admissions">Drawn behind the lanes.</param>
/// <param name="Conflicts">Open conflicts, drawn across the lanes of their parties.</param>
public sealed record TimelineCourse(
    IReadOnlyList<TimelineDepartment> Departments,
    IReadOnlyList<TimelineIntervention> Interventions,
    IReadOnlyList<TimelineAppointment> Appointments,
    IReadOnlyList<TimelineDeadline> Deadlines,
    IReadOnlyList<TimelineAdmission> Admissions,
    IReadOnlyList<ConflictModel> Conflicts)
{
    // Deadlines for an answer are not drawn: the conflict, handover or vacant role itself is shown on the page.
    private static readonly string[] AnswerKinds = ["conflict-answer", "handover-answer", "appoint-coordinator"];

    internal static TimelineCourse Of(CitizenView picture, IReadOnlyList<ConflictModel> conflicts, PageUser user) => new(
        DepartmentsOf(picture, user),
        [
            .. picture.Interventions.Where(static i => !i.Masked).Select(i => new TimelineIntervention(
                i.Id, i.Department, i.Kind, i.Title, i.Status, i.StartsOn, i.EndsOn, user.Names.Person(i.Responsible), i.LegalBasis)),
        ],
        [
            .. picture.Appointments.Select(a => new TimelineAppointment(
                a.Id, a.Department, a.Kind, a.StartsAt, a.EndsAt, a.Place, a.Status)
            {
                MaskedCall = a.Masked ? user.Masked.Call(a.Contact) : null,
            }),
        ],
        [
            .. picture.Deadlines.Where(IsDrawn).Select(d => new TimelineDeadline(
                d.Id, d.Department, d.Kind, d.Title, d.DueAt, d.MetAt is not null ? "met" : d.BeforeStart ? "before-start" : d.Status)),
        ],
        [
            .. picture.Admissions.Select(a => new TimelineAdmission(
                a.Id, a.Kind, LocalTime.DayOf(a.StartedAt), a.EndedAt is { } ended ? LocalTime.DayOf(ended) : null, DayOf(a.ExpectedEnd))),
        ],
        [.. conflicts.Where(static conflict => conflict.NeedsAction)]);

    // In the order of the organization's document. Departments it does not contain come last, by code.
    private static TimelineDepartment[] DepartmentsOf(CitizenView picture, PageUser user)
    {
        var order = user.Organization.Document.Departments.Select(static (department, index) => (department.Code, index))
            .ToDictionary(StringComparer.Ordinal);
        return
        [
            .. picture.Interventions.Select(static i => i.Department).Concat(picture.Appointments.Select(static a => a.Department))
                .Concat(picture.Deadlines.Where(IsDrawn).Select(static d => d.Department)).Distinct()
                .OrderBy(code => order.TryGetValue(code, out var index) ? index : int.MaxValue)
                .ThenBy(static code => code, StringComparer.Ordinal)
                .Select(code => LaneOf(picture, code, user)),
        ];
    }

    private static TimelineDepartment LaneOf(CitizenView picture, string code, PageUser user)
    {
        // Departments that policy names to nobody else share a lane, and may be reached at several numbers.
        string[] calls =
        [
            .. picture.Interventions.Where(i => i.Masked && i.Department == code).Select(static i => i.Contact)
                .Concat(picture.Appointments.Where(a => a.Masked && a.Department == code).Select(static a => a.Contact))
                .Select(user.Masked.Call).Distinct(),
        ];
        return new TimelineDepartment(code, user.Masked.Department(code))
        {
            Masked = calls.Length == 0 ? null : user.Masked.Lane(code, calls),
            Call = calls.Length == 0 ? null : string.Join(", ", calls),
            NarrowName = code == Mask.OtherAuthority ? user.Localizer["masked.lane-short"] : code,
        };
    }

    private static bool IsDrawn(DeadlineView deadline) => deadline.Status != "cleared" && !AnswerKinds.Contains(deadline.Kind);

    private static DateOnly? DayOf(string? end) => end is null || !DateOrInstant.TryParse(end, out var value) ? null
        : value.Date ?? (value.Instant is { } instant ? LocalTime.DayOf(instant) : null);
}
