using System.Collections.Immutable;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: everything a citizen's journal can contain. A fact about a conflict, deadline, handover or alert contains its
// whole new state, and a step that tells what happened.

/// <summary>Something that happened. Facts in the journal are never changed or removed.</summary>
public abstract record Fact;

/// <summary>A department event was applied.</summary>
public sealed record EventTaken(TakenEvent Taken) : Fact
{
    /// <summary>When it was acknowledged to its sender; null: when it was journaled.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
}

/// <summary>An entry of the journal that cannot be read or folded. Its version is counted, and the citizen is marked.</summary>
/// <param name="Kind">The kind the entry is stored under.</param>
public sealed record EntryUnreadable(string Kind) : Fact;

/// <summary>An entry whose content was erased. Its version is counted.</summary>
/// <param name="Kind">The kind that the entry was of.</param>
public sealed record EntryErased(string Kind) : Fact;

/// <summary>Everything known about the citizen was erased. What comes after it is about somebody new.</summary>
/// <param name="Request">The id of the request.</param>
/// <param name="Place">Which keys lead here, which stays.</param>
public sealed record CitizenErased(string Request, Place Place) : Fact;

/// <summary>Events that were sent for the wrong person were erased, with everything that told of them.</summary>
/// <param name="Request">The id of the request.</param>
public sealed record EventsErased(string Request, int Count) : Fact;

/// <summary>An event waits for the item it changes, which no department has reported yet.</summary>
public sealed record EventParked(ParkedEvent Event) : Fact;

/// <summary>The item that a parked event changes was reported, and the event waits no longer.</summary>
public sealed record EventUnparked(EventKey Key) : Fact;

/// <summary>An event was withdrawn by its department, and no longer counts.</summary>
public sealed record EventSetAside(WithdrawnEvent Event) : Fact;

/// <summary>The withdrawal of an event was itself withdrawn, and the event counts again.</summary>
public sealed record EventRestored(EventKey Key, string Type) : Fact;

/// <summary>An intervention began, was paused, was resumed or ended.</summary>
/// <param name="Status">The new status.</param>
public sealed record InterventionStatusChanged(ItemId Id, InterventionStatus Status) : Fact;

/// <summary>An appointment yields.</summary>
public sealed record AppointmentYielded(ItemId Id, Yield Yield) : Fact;

/// <summary>An appointment no longer yields.</summary>
public sealed record AppointmentFreed(ItemId Id) : Fact;

/// <summary>Another person answers for a responsibility, because of an absence, a departure or a return.</summary>
public sealed record ResponsibilityMoved(Answering Answering) : Fact;

/// <summary>The coordinator role was taken or given.</summary>
/// <param name="To">The new coordinator.</param>
public sealed record CoordinatorAppointed(Holder To, string? Reason) : Fact;

/// <summary>The coordinator role was laid down. It is vacant.</summary>
/// <param name="From">The coordinator until then.</param>
public sealed record CoordinatorLaidDown(Holder From, string? Reason) : Fact;

/// <summary>Policy's time after the appointment is over: its caseworker is no longer involved with the citizen by it.</summary>
public sealed record AppointmentReleased(ItemId Id) : Fact;

/// <summary>An appointment was moved or reported anew: its caseworker is involved by it again.</summary>
public sealed record AppointmentRetained(ItemId Id) : Fact;

/// <summary>A leader assigned a consultant, or another one.</summary>
public sealed record ConsultantAssigned(Consultant To, string Reason) : Fact;

/// <summary>The consultant is assigned no longer.</summary>
/// <param name="From">The consultant until then.</param>
public sealed record ConsultantEnded(Consultant From, string Reason) : Fact;

/// <summary>Policy marks other matters as secret to other departments than before.</summary>
/// <param name="Items">All that are marked now, in order: interventions, stays and appointments.</param>
public sealed record SecretMattersNoted(ImmutableArray<ItemId> Items) : Fact;

/// <summary>A caseworker broke the glass.</summary>
public sealed record GlassBroken(BrokenGlass Glass) : Fact;

/// <summary>A department's aggregate was opened. From this entry on, holes in its rota are found.</summary>
public sealed record DepartmentOpened(DepartmentCode Department) : Fact;

/// <summary>
/// The citizen has died, and the day has come. From this entry on nothing more is found, proposed, warned of or missed.
/// </summary>
/// <param name="On">The day of death. A corrected day is journaled again.</param>
/// <param name="Told">Everybody who was responsible for something, sorted. They are told once.</param>
public sealed record DeathNoted(DateOnly On, ImmutableArray<CaseworkerId> Told) : Fact;

/// <summary>The citizen had not died. What had stopped goes on.</summary>
public sealed record DeathTakenBack : Fact;

/// <summary>The citizen moves to another municipality.</summary>
/// <param name="Municipality">The code of the new municipality.</param>
/// <param name="On">The day of the move.</param>
/// <param name="Told">Everybody who was responsible for something, sorted. They are told once.</param>
public sealed record MoveNoted(string Municipality, DateOnly On, ImmutableArray<CaseworkerId> Told) : Fact;

/// <summary>The citizen lives in this municipality again.</summary>
public sealed record MoveEnded : Fact;

/// <summary>What happened to a handover.</summary>
public enum HandoverStep
{
    /// <summary>Offered by a person or a department's system.</summary>
    Offered,

    /// <summary>Accepted by a person, made by a department's system, or a system's handover corrected by a late report.</summary>
    Accepted,

    Declined,

    Withdrawn,

    Expired,

    Lapsed,

    /// <summary>A late report showed that the handover never existed.</summary>
    Voided,
}

/// <summary>A handover changed.</summary>
/// <param name="Handover">The new state of the handover.</param>
public sealed record HandoverChanged(HandoverStep Step, Handover Handover) : Fact;

/// <summary>The coordinator wrote the plan anew.</summary>
public sealed record PlanWritten(CoordinationPlan Plan) : Fact;

/// <summary>The citizen agreed to the plan.</summary>
public sealed record PlanAgreementNoted(PlanAgreement Agreement) : Fact;

/// <summary>The coordinator made a link to a step of the plan. The one before to this step ends.</summary>
public sealed record StepLinkMade(StepLink Link) : Fact;

/// <summary>The coordinator withdrew a link to a step of the plan.</summary>
public sealed record StepLinkWithdrawn(StepLink Link) : Fact;

/// <summary>What happened to a measure.</summary>
public enum MeasureStep
{
    /// <summary>The coordinator asked for it.</summary>
    Asked,

    Granted,

    Refused,

    /// <summary>The department offers something else.</summary>
    Countered,
}

/// <summary>A measure was asked for or answered.</summary>
/// <param name="Measure">The new state of the measure.</param>
public sealed record MeasureChanged(MeasureStep Step, Measure Measure) : Fact;

/// <summary>A professional met a barrier between two departments.</summary>
public sealed record BarrierLogged(LoggedBarrier Barrier) : Fact;

/// <summary>What happened to a conflict.</summary>
public enum ConflictStep
{
    /// <summary>Found, or found again.</summary>
    Detected,

    /// <summary>The answer owed, the persons told or the interim act changed.</summary>
    Revised,

    /// <summary>Settled by policy or by a person.</summary>
    Settled,

    /// <summary>Advice was given.</summary>
    Advised,

    /// <summary>The proposed person passed the role on.</summary>
    PassedOn,

    /// <summary>The reason no longer exists.</summary>
    Dissolved,
}

/// <summary>A conflict changed.</summary>
/// <param name="Conflict">The new state of the conflict.</param>
public sealed record ConflictChanged(ConflictStep Step, Conflict Conflict) : Fact;

/// <summary>What happened to a deadline.</summary>
public enum DeadlineStep
{
    /// <summary>Set; owed from now on.</summary>
    Set,

    /// <summary>Its due time moved.</summary>
    Moved,

    /// <summary>Another person is responsible for it.</summary>
    Reassigned,

    Warned,

    /// <summary>Its due time passed before it was met.</summary>
    Missed,

    /// <summary>The head was told of the miss.</summary>
    Escalated,

    /// <summary>It was met, in time or late.</summary>
    Met,

    /// <summary>It is suspended.</summary>
    Suspended,

    /// <summary>It runs again.</summary>
    Resumed,

    /// <summary>It is no longer needed.</summary>
    Cleared,
}

/// <summary>A deadline changed.</summary>
/// <param name="Deadline">The new state of the deadline.</param>
public sealed record DeadlineChanged(DeadlineStep Step, Deadline Deadline) : Fact;

/// <summary>What happened to an alert.</summary>
public enum AlertStep
{
    /// <summary>Raised, or raised again.</summary>
    Raised,

    /// <summary>Its content changed.</summary>
    Updated,

    /// <summary>Its receiver acknowledged it.</summary>
    Acknowledged,

    /// <summary>The next person in line was alerted.</summary>
    Escalated,

    /// <summary>Taken back: its subject is over.</summary>
    TakenBack,
}

/// <summary>An alert changed.</summary>
/// <param name="Alert">The new state of the alert.</param>
public sealed record AlertChanged(AlertStep Step, Alert Alert) : Fact;

/// <summary>A journal entry: a fact with its time, author and cause.</summary>
/// <param name="At">The time, by the service's clock.</param>
/// <param name="By">A caseworker, a department system's source, or <c>policy</c>.</param>
/// <param name="Cause">The id of the event or command it was decided from; null: time, policy or the organization was the cause.</param>
/// <param name="PolicyVersion">The policy version it was decided under; null when policy had no part in it.</param>
public sealed record Entry(Fact Fact, DateTimeOffset At, string By, string? Cause, string? PolicyVersion);
