using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// What alerts are about. A clash, its rebooking deadline, the warning and the miss are one matter: the yielding of one
/// appointment.
/// </summary>
public static class Matters
{
    private const string DeadlinePrefix = "deadline ";

    /// <summary>A conflict that somebody must answer.</summary>
    public static string Conflict(ConflictId id) => $"conflict {id}";

    /// <summary>That an appointment yields and must be rebooked.</summary>
    public static string Yield(ItemId appointment) => $"yield {appointment}";

    /// <summary>A deadline that belongs to no other matter.</summary>
    public static string Deadline(DeadlineId id) => string.Concat(DeadlinePrefix, id.Value);

    /// <summary>Whether a matter is a deadline of its own.</summary>
    public static bool IsDeadline(string matter) => matter.StartsWith(DeadlinePrefix, StringComparison.Ordinal);

    /// <summary>The deadline that a matter is; null where it is another.</summary>
    public static DeadlineId? DeadlineOf(string matter) => IsDeadline(matter) ? new DeadlineId(matter[DeadlinePrefix.Length..]) : null;

    /// <summary>A handover.</summary>
    public static string Handover(HandoverId id) => $"handover {id}";

    /// <summary>Who coordinates.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>A hole in a department's rota for another department; for itself: for all others.</summary>
    public static string Rota(DepartmentCode department, DepartmentCode other) => $"rota {department} {other}";

    /// <summary>An event that waits too long for the thing it changes.</summary>
    public static string Parked(Reported.EventKey key) => $"parked {key}";
}
