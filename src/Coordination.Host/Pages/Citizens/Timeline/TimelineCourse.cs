using Coordination.Host.Pages.Conflicts;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>Everything the timeline draws, as plain dates.</summary>
/// <param name="Departments">The lanes, in order.</param>
/// <param name="Interventions">Bars.</param>
/// <param name="Appointments">Circles.</param>
/// <param name="Deadlines">Diamonds.</param>
/// <param name="Admissions">The backdrop.</param>
/// <param name="Conflicts">Open conflicts, drawn across the lanes that clash.</param>
public sealed record Course(
    IReadOnlyList<LaneDepartment> Departments,
    IReadOnlyList<CourseIntervention> Interventions,
    IReadOnlyList<CourseAppointment> Appointments,
    IReadOnlyList<CourseDeadline> Deadlines,
    IReadOnlyList<CourseAdmission> Admissions,
    IReadOnlyList<ConflictModel> Conflicts);

/// <summary>A department with a lane.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record LaneDepartment(string Code, string Name);

/// <summary>An intervention; masked ones carry only department, dates and whom to call.</summary>
/// <param name="Id">The id, <c>SOF/12</c>.</param>
/// <param name="Department">The department's code.</param>
/// <param name="Kind">The kind; ignored when masked.</param>
/// <param name="Title">A title of the department's own.</param>
/// <param name="Status"><c>planned</c>, <c>active</c>, <c>paused</c> or <c>ended</c>.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day; null: open.</param>
/// <param name="Responsible">Who is responsible, by name.</param>
/// <param name="LegalBasis">Legal basis.</param>
/// <param name="MaskedContact">Whom to call; not null: the content is masked.</param>
public sealed record CourseIntervention(
    string Id,
    string Department,
    string Kind,
    string? Title,
    string Status,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Responsible,
    string? LegalBasis,
    string? MaskedContact = null);

/// <summary>An appointment.</summary>
/// <param name="Id">The id.</param>
/// <param name="Department">The department's code.</param>
/// <param name="Kind">The kind.</param>
/// <param name="StartsAt">Start.</param>
/// <param name="EndsAt">End.</param>
/// <param name="Place">Where; null when unknown or masked.</param>
/// <param name="Status"><c>booked</c>, <c>yielding</c>, <c>cancelled</c>, <c>attended</c>, <c>missed</c> or <c>excused</c>.</param>
public sealed record CourseAppointment(
    string Id, string Department, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string Status);

/// <summary>A deadline, drawn in the lane of the department that owes it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Department">The department's code.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Title">A title of the department's own.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Status"><c>open</c>, <c>warned</c>, <c>missed</c>, <c>met</c>, <c>suspended</c> or <c>cleared</c>.</param>
public sealed record CourseDeadline(string Id, string Department, string Kind, string? Title, DateTimeOffset DueAt, string Status);

/// <summary>An admission or stay.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind"><c>ward</c>, <c>psychiatric-ward</c>, <c>prison</c> or <c>residential</c>.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day; null: open.</param>
/// <param name="ExpectedEnd">Expected last day.</param>
public sealed record CourseAdmission(string Id, string Kind, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? ExpectedEnd);
