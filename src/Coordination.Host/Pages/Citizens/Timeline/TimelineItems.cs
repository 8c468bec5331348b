
namespace Coordination.Host.Pages.Citizens.Timeline;

// One closed family: the items the timeline draws.

/// <summary>A department with a lane.</summary>
/// <param name="Code">The department's code.</param>
/// <param name="Name">The department's name.</param>
public sealed record TimelineDepartment(string Code, string Name)
{
    /// <summary>The words of a lane whose content is hidden: which department it is and whom to call; null: nothing is hidden.</summary>
    public string? Masked { get; init; }

    /// <summary>Whom to call about what is hidden; null: nothing is.</summary>
    public string? Call { get; init; }

    /// <summary>The name on narrow screens.</summary>
    public string NarrowName { get; init; } = Code;
}

/// <summary>An intervention.</summary>
/// <param name="Id">The id, <c>SOF/12</c>.</param>
/// <param name="Department">The department's code.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Title">The department's own title; null: the kind's name is shown.</param>
/// <param name="Status"><c>planned</c>, <c>active</c>, <c>paused</c> or <c>ended</c>.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day; null: open-ended.</param>
/// <param name="Responsible">The name of the responsible person; null: not shown.</param>
/// <param name="LegalBasis">The legal basis; null: not reported.</param>
public sealed record TimelineIntervention(
    string Id,
    string Department,
    string Kind,
    string? Title,
    string Status,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Responsible,
    string? LegalBasis);

/// <param name="Department">The department's code.</param>
/// <param name="Place">Where it is; null: unknown or masked.</param>
/// <param name="Status"><c>booked</c>, <c>yielding</c>, <c>cancelled</c>, <c>attended</c>, <c>missed</c> or <c>excused</c>.</param>
public sealed record TimelineAppointment(
    string Id, string Department, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string Status)
{
    /// <summary>Whom to call; not null: it is masked, and only its department and its time are known.</summary>
    public string? MaskedCall { get; init; }
}

/// <summary>A deadline, drawn in the lane of the department that must meet it.</summary>
/// <param name="Department">The department's code.</param>
/// <param name="Title">The department's own title; null: the kind's name is shown.</param>
/// <param name="DueAt">The instant it is due.</param>
/// <param name="Status"><c>open</c>, <c>warned</c>, <c>missed</c>, <c>met</c>, <c>suspended</c> or <c>cleared</c>.</param>
public sealed record TimelineDeadline(string Id, string Department, string Kind, string? Title, DateTimeOffset DueAt, string Status);

/// <param name="Kind"><c>ward</c>, <c>psychiatric-ward</c>, <c>prison</c> or <c>residential</c>.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day; null: it continues.</param>
/// <param name="ExpectedEnd">The expected last day; null: unknown.</param>
public sealed record TimelineAdmission(string Id, string Kind, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? ExpectedEnd);
