using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: everything a citizen's journal can hold. A fact about a conflict, deadline, handover or alert
// carries the whole of it as it is from then on, and says by its step what happened.

/// <summary>Something that happened. The journal never changes or removes it.</summary>
public abstract record Fact;

/// <summary>A department event was taken in.</summary>
public sealed record EventTaken(TakenEvent Taken) : Fact;

/// <summary>An entry of the journal that cannot be read or folded. It changes nothing; its version is counted.</summary>
/// <param name="Kind">The kind the entry is stored under.</param>
public sealed record EntryUnreadable(string Kind) : Fact;

/// <summary>An event waits for the item it changes, which no department has reported yet.</summary>
public sealed record EventParked(ParkedEvent Event) : Fact;

/// <summary>The item that a parked event changes has been reported: the event waits no longer.</summary>
public sealed record EventUnparked(EventKey Key) : Fact;

/// <summary>An intervention began, was paused, went on or ended.</summary>
/// <param name="Status">What it is from now.</param>
public sealed record InterventionStatusChanged(ItemId Id, InterventionStatus Status) : Fact;

/// <summary>An appointment gives way.</summary>
public sealed record AppointmentYielded(ItemId Id, Yield Yield) : Fact;

/// <summary>An appointment no longer gives way.</summary>
public sealed record AppointmentFreed(ItemId Id) : Fact;

/// <summary>Another person answers for what a caseworker holds: an absence, a departure, a return.</summary>
public sealed record ResponsibilityMoved(Answering Answering) : Fact;

/// <summary>The coordinator role was taken or given.</summary>
/// <param name="To">Who has it.</param>
public sealed record CoordinatorAppointed(Holder To, string? Reason) : Fact;

/// <summary>A department's aggregate was opened: from this entry on, holes in its rota are found.</summary>
public sealed record DepartmentOpened(DepartmentCode Department) : Fact;

/// <summary>What happened to a handover.</summary>
public enum HandoverStep
{
    /// <summary>Offered by a person or a department's system.</summary>
    Offered,

    /// <summary>Accepted; made by a department's system; or the latter corrected by a late report.</summary>
    Accepted,

    Declined,

    Withdrawn,

    Expired,

    Lapsed,

    /// <summary>A late report showed that it never was.</summary>
    Voided,
}

/// <summary>Something happened to a handover.</summary>
/// <param name="Handover">The handover from then on.</param>
public sealed record HandoverChanged(HandoverStep Step, Handover Handover) : Fact;

/// <summary>What happened to a conflict.</summary>
public enum ConflictStep
{
    /// <summary>Found, or found again.</summary>
    Detected,

    /// <summary>Who owes or is told, or the interim act, changed.</summary>
    Revised,

    /// <summary>Settled by policy's act or by a person.</summary>
    Settled,

    /// <summary>Advice was given.</summary>
    Advised,

    /// <summary>The proposed person passed the role on.</summary>
    PassedOn,

    /// <summary>Its reason is gone.</summary>
    Dissolved,
}

/// <summary>Something happened to a conflict.</summary>
/// <param name="Conflict">The conflict from then on.</param>
public sealed record ConflictChanged(ConflictStep Step, Conflict Conflict) : Fact;

/// <summary>What happened to a deadline.</summary>
public enum DeadlineStep
{
    /// <summary>Owed from now.</summary>
    Set,

    /// <summary>Its date moved.</summary>
    Moved,

    /// <summary>Another person is responsible for it.</summary>
    Reassigned,

    Warned,

    /// <summary>Its time went by.</summary>
    Missed,

    /// <summary>The head was told of the miss.</summary>
    Escalated,

    /// <summary>It was met, in time or late.</summary>
    Met,

    /// <summary>It stands still.</summary>
    Suspended,

    /// <summary>It runs on.</summary>
    Resumed,

    /// <summary>It is no longer needed.</summary>
    Cleared,
}

/// <summary>Something happened to a deadline.</summary>
/// <param name="Deadline">The deadline from then on.</param>
public sealed record DeadlineChanged(DeadlineStep Step, Deadline Deadline) : Fact;

/// <summary>What happened to an alert.</summary>
public enum AlertStep
{
    /// <summary>Raised, or raised again.</summary>
    Raised,

    /// <summary>What it says changed.</summary>
    Updated,

    /// <summary>Its receiver acknowledged it.</summary>
    Acknowledged,

    /// <summary>The next in line is alerted.</summary>
    Escalated,

    /// <summary>What it was about is over.</summary>
    TakenBack,
}

/// <summary>Something happened to an alert.</summary>
/// <param name="Alert">The alert from then on.</param>
public sealed record AlertChanged(AlertStep Step, Alert Alert) : Fact;

/// <summary>A fact with when, by whom and why: one entry of the journal.</summary>
/// <param name="At">When, by the service's clock.</param>
/// <param name="By">A caseworker, a department system's source, or <c>policy</c>.</param>
/// <param name="Cause">The event or command it was decided from; null for what time alone brought.</param>
/// <param name="PolicyVersion">The policy it was decided under; null where policy had no part.</param>
public sealed record Entry(Fact Fact, DateTimeOffset At, string By, string? Cause, string? PolicyVersion);
