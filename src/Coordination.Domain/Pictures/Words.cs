using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Pictures;

/// <summary>The contract's words for the states of the domain.</summary>
public static class Words
{
    /// <summary>planned, active, paused or ended.</summary>
    public static string Of(InterventionStatus status) => status switch
    {
        InterventionStatus.Planned => "planned",
        InterventionStatus.Active => "active",
        InterventionStatus.Paused => "paused",
        InterventionStatus.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>booked, yielding, cancelled, attended, missed or excused.</summary>
    public static string Of(Appointment appointment) => appointment.Outcome switch
    {
        AppointmentOutcome.Booked => appointment.Yields is null ? "booked" : "yielding",
        AppointmentOutcome.Cancelled => "cancelled",
        AppointmentOutcome.Attended => "attended",
        AppointmentOutcome.Missed => appointment.IsExcused ? "excused" : "missed",
        _ => throw new ArgumentOutOfRangeException(nameof(appointment), appointment.Outcome, null),
    };

    /// <summary>open, settled or dissolved.</summary>
    public static string Of(ConflictStatus status) => status switch
    {
        ConflictStatus.Open => "open",
        ConflictStatus.Settled => "settled",
        ConflictStatus.Dissolved => "dissolved",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>open, warned, missed, met, suspended or cleared.</summary>
    public static string Of(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Open => "open",
        DeadlineStatus.Warned => "warned",
        DeadlineStatus.Missed => "missed",
        DeadlineStatus.Met => "met",
        DeadlineStatus.Suspended => "suspended",
        DeadlineStatus.Cleared => "cleared",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>As its status; <c>before-start</c> if it was missed before its department started to work with the service.</summary>
    public static string Of(Deadline deadline) =>
        deadline is { Status: DeadlineStatus.Missed, BeforeStart: true } ? "before-start" : Of(deadline.Status);

    /// <summary>offered, accepted, declined, withdrawn, expired or lapsed.</summary>
    public static string Of(HandoverStatus status) => status switch
    {
        HandoverStatus.Offered => "offered",
        HandoverStatus.Accepted => "accepted",
        HandoverStatus.Declined => "declined",
        HandoverStatus.Withdrawn => "withdrawn",
        HandoverStatus.Expired => "expired",
        HandoverStatus.Lapsed => "lapsed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>info, warning or urgent.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Urgent => "urgent",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>responsible, coordinator, owes, offered, told, consultant or named.</summary>
    public static string Of(InvolvementRole role) => role switch
    {
        InvolvementRole.Responsible => "responsible",
        InvolvementRole.Coordinator => "coordinator",
        InvolvementRole.OwesAnswer => "owes",
        InvolvementRole.HandoverParty => "offered",
        InvolvementRole.Told => "told",
        InvolvementRole.Consultant => "consultant",
        InvolvementRole.NamedUnit => "named",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
