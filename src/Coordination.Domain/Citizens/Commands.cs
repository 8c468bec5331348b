using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: what people can ask of a citizen's place.

/// <summary>Something a person asks for.</summary>
public abstract record Command;

/// <summary>Take or give the vacant coordinator role.</summary>
/// <param name="Caseworker">Who is to have it.</param>
public sealed record AppointAsCoordinator(CaseworkerId Caseworker, string? Reason) : Command;

/// <summary>Offer a handover.</summary>
/// <param name="What">What to hand over.</param>
/// <param name="ToCaseworker">To a caseworker, or …</param>
/// <param name="ToUnit">… to a unit: exactly one of the two.</param>
/// <param name="AnswerBy">When the answer is due; null: as policy says.</param>
public sealed record OfferHandover(
    Responsibility What, CaseworkerId? ToCaseworker, UnitId? ToUnit, string? Reason, string? Note, DateOrInstant? AnswerBy) : Command;

/// <summary>Ask to be handed a responsibility: an offer in reverse, which whoever is responsible answers.</summary>
/// <param name="What">What to be handed.</param>
/// <param name="Note">Note to the one responsible.</param>
/// <param name="AnswerBy">When the answer is due; null: as policy says.</param>
public sealed record RequestHandover(Responsibility What, string? Reason, string? Note, DateOrInstant? AnswerBy) : Command;

/// <summary>Accept an offered handover.</summary>
public sealed record AcceptHandover(HandoverId Handover) : Command;

/// <summary>Decline an offered handover.</summary>
public sealed record DeclineHandover(HandoverId Handover, string? Reason) : Command;

/// <summary>Withdraw an offered handover.</summary>
public sealed record WithdrawHandover(HandoverId Handover, string? Reason) : Command;

/// <summary>
/// Hand over everything that somebody holds of this citizen, as part of a caseload transfer. Never refused: what cannot be
/// moved is told by the transfer's report. The command's id is the transfer's, and repeating it changes nothing.
/// </summary>
/// <param name="From">Who holds it; may have left.</param>
/// <param name="To">Who is to have it: within the same department at once, in another by offer.</param>
public sealed record TransferCaseload(CaseworkerId From, CaseworkerId To, string Reason) : Command;

/// <summary>Settle a conflict, advise on it, or pass a proposed role on.</summary>
/// <param name="GivesWay">What gives way, where the outcome needs it.</param>
public sealed record SettleConflict(ConflictId Conflict, string Outcome, ItemId? GivesWay, string? Reason) : Command;

/// <summary>Acknowledge an alert.</summary>
public sealed record AcknowledgeAlert(AlertId Alert) : Command;

/// <summary>A command with who gave it.</summary>
/// <param name="Id">The command's id, unique; handovers it offers take their id from it.</param>
public sealed record IssuedCommand(Command Command, CaseworkerId By, string Id);
