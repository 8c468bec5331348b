using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Citizens;

// One closed family: the commands people give.

/// <summary>A command of a person.</summary>
public abstract record Command;

/// <summary>Take the vacant coordinator role, or give it to somebody.</summary>
/// <param name="Caseworker">The person who becomes coordinator.</param>
public sealed record AppointAsCoordinator(CaseworkerId Caseworker, string? Reason) : Command;

/// <summary>Lay the coordinator role down: nothing is left to coordinate.</summary>
public sealed record LayDownCoordination(string? Reason) : Command;

/// <summary>Offer a handover.</summary>
/// <param name="What">The responsibility to hand over.</param>
/// <param name="ToCaseworker">The receiver; null: a unit is the receiver.</param>
/// <param name="ToUnit">The receiving unit; null: a caseworker is the receiver. Exactly one of the two is given.</param>
/// <param name="AnswerBy">When the answer is due; null: the time set by policy.</param>
public sealed record OfferHandover(
    Responsibility What, CaseworkerId? ToCaseworker, UnitId? ToUnit, string? Reason, string? Note, DateOrInstant? AnswerBy) : Command;

/// <summary>Request a responsibility. The responsible person answers the request.</summary>
/// <param name="What">The responsibility requested.</param>
/// <param name="Note">Note to the responsible person.</param>
/// <param name="AnswerBy">When the answer is due; null: the time set by policy.</param>
public sealed record RequestHandover(Responsibility What, string? Reason, string? Note, DateOrInstant? AnswerBy) : Command;

/// <summary>Accept an offered handover.</summary>
public sealed record AcceptHandover(HandoverId Handover) : Command;

/// <summary>Decline an offered handover.</summary>
public sealed record DeclineHandover(HandoverId Handover, string? Reason) : Command;

/// <summary>Withdraw an offered handover.</summary>
public sealed record WithdrawHandover(HandoverId Handover, string? Reason) : Command;

/// <summary>
/// Hand over everything a caseworker holds of this citizen, as a part of a caseload transfer. It is never refused: the transfer's
/// report names what could not be moved. The command's id is the transfer's id, and repeating the command changes nothing.
/// </summary>
/// <param name="From">The holder, who may have left.</param>
/// <param name="To">
/// The receiver. Within the same department responsibilities move at once, to another department they are offered.
/// </param>
public sealed record TransferCaseload(CaseworkerId From, CaseworkerId To, string Reason) : Command;

/// <summary>Settle a conflict, advise on it, or pass a proposed role on.</summary>
/// <param name="GivesWay">The id of the party that yields, if the outcome needs one.</param>
public sealed record SettleConflict(ConflictId Conflict, string Outcome, ItemId? GivesWay, string? Reason) : Command;

/// <summary>Say that a contact is answered.</summary>
public sealed record AnswerContact(ItemId Contact) : Command;

/// <summary>What a citizen says on their own page.</summary>
/// <param name="Under">The key under which they signed in.</param>
/// <param name="Text">What they say.</param>
/// <param name="Appointment">The appointment whose time does not fit; null: it is a wish.</param>
public sealed record SayAsCitizen(CitizenKey Under, string Text, ItemId? Appointment) : Command;

/// <summary>What a citizen answers on a scale, on a tablet.</summary>
/// <param name="Under">The key under which the tablet was opened.</param>
/// <param name="Department">The department that asked.</param>
/// <param name="Score">The sum of the answers.</param>
public sealed record GiveFeedback(
    CitizenKey Under, DepartmentCode Department, FeedbackInstrument Instrument, decimal Score) : Command;

/// <summary>Move a yielding appointment to one of the slots proposed for it.</summary>
/// <param name="StartsAt">When the slot begins.</param>
public sealed record TakeSlot(ItemId Appointment, DateTimeOffset StartsAt) : Command
{
    /// <summary>Whether the person is not told where another department's appointment or stay is.</summary>
    public bool HidesOtherPlaces { get; init; }
}

/// <summary>Assign a consultant, who sees the citizen whole.</summary>
/// <param name="Caseworker">The consultant; null: nobody any more.</param>
public sealed record AssignConsultant(CaseworkerId? Caseworker, string? Reason) : Command;

/// <summary>See the citizen whole for an hour, although no ground of access gives it.</summary>
/// <param name="Reason">Why; it is journaled, and told the coordinator and the data-protection officer.</param>
public sealed record BreakGlass(string? Reason) : Command;

/// <summary>Ask a department for a measure.</summary>
/// <param name="Department">The code of the department; null: missing.</param>
/// <param name="What">What is asked for.</param>
/// <param name="AnswerBy">When the answer is due; null: the time set by policy.</param>
public sealed record AskMeasure(string? Department, string? What, string? Reason, DateOrInstant? AnswerBy) : Command;

/// <summary>Answer a measure for the department that was asked.</summary>
/// <param name="Answer">One of the words of <see cref="MeasureStatus"/> but <c>asked</c>.</param>
/// <param name="Basis">The law or local decision it rests on.</param>
/// <param name="Offer">What is offered instead.</param>
public sealed record AnswerMeasure(MeasureId Measure, string? Answer, string? Reason, string? Basis, string? Offer) : Command;

/// <summary>Log a barrier between two departments.</summary>
/// <param name="Kind">One of the words of <see cref="BarrierKind"/>.</param>
/// <param name="Departments">The codes of the two; null: missing.</param>
/// <param name="AboutType">One of the words of <see cref="BarrierPlace"/>; null: it was met at nothing in particular.</param>
/// <param name="AboutId">The id of what it was met at.</param>
public sealed record LogBarrier(
    string? Kind, IReadOnlyList<string?>? Departments, string? AboutType, string? AboutId, string? Note) : Command;

/// <summary>Write the plan anew, whole.</summary>
/// <param name="Text">The plan as it was sent.</param>
public sealed record WritePlan(PlanText Text) : Command;

/// <summary>Note that the citizen agreed to the plan.</summary>
/// <param name="On">The local day; null: today.</param>
/// <param name="Version">The version the citizen agreed to; null: the newest.</param>
public sealed record AgreePlan(string? How, DateOnly? On, int? Version) : Command
{
    /// <summary>Whether the person is not told whether there is a plan.</summary>
    public bool HidesPlan { get; init; }
}

/// <summary>Make a link by which somebody of the network reads one step of the plan.</summary>
/// <param name="Step">The number of the step, from 1; null: missing.</param>
/// <param name="Version">The version whose step it is; null: the newest.</param>
/// <param name="Person">The public id of the person; null: missing.</param>
/// <param name="Until">The last local day on which it opens; null: by policy.</param>
public sealed record MakeStepLink(int? Step, int? Version, ItemId? Person, DateOnly? Until) : Command
{
    /// <summary>Whether the person is not told whether there is a plan.</summary>
    public bool HidesPlan { get; init; }
}

/// <summary>Withdraw a link to a step of the plan.</summary>
public sealed record WithdrawStepLink(StepLinkId Link) : Command;

/// <summary>Acknowledge an alert.</summary>
public sealed record AcknowledgeAlert(AlertId Alert) : Command;

/// <summary>A command with the person who gave it.</summary>
/// <param name="Id">The command's unique id. The ids of the handovers it offers are derived from it.</param>
public sealed record IssuedCommand(Command Command, CaseworkerId By, string Id);
