using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Offering, accepting, declining and withdrawing handovers.</summary>
internal static class HandingOver
{
    public static FactsOrRefusal Offer(RuleContext context, OfferHandover command, IssuedCommand issued)
    {
        if (HolderOf(context, command.What) is not { } holder) return NoHolder(command.What);
        var (faults, answerBy) = Check(context, command, holder);
        if (faults.Count > 0) return new Invalid(faults);
        var responsible = context.Citizen.Responsible(command.What.Key, holder.Caseworker);
        if (!IsGiver(context, issued.By, holder, responsible))
            return new Forbidden("Only who is responsible, or their unit leader, can offer it.");
        if (NotOpen(context, command.What) is { } stale) return stale;
        var offer = new Handover(
            HandoverIds.Offered(issued.Id), command.What, holder, ReceiverOf(context, command), HandoverStatus.Offered, context.Clock.Now,
            issued.By.Value, BySystem: false, command.Reason, command.Note, answerBy, null, null, null, null);
        return new FactsOrRefusal(new HandoverChanged(HandoverStep.Offered, offer), null, offer.Id.Value);
    }

    /// <summary>Anybody in the organization asks to be handed what another is responsible for.</summary>
    public static FactsOrRefusal Request(RuleContext context, RequestHandover command, IssuedCommand issued)
    {
        var offered = new OfferHandover(command.What, issued.By, null, command.Reason, command.Note, command.AnswerBy);
        if (HolderOf(context, command.What) is not { } holder) return NoHolder(command.What);
        if (context.Organization.Find(issued.By) is null) return new Forbidden("Only somebody in the organization can be handed a responsibility.");
        var (faults, answerBy) = Check(context, offered, holder);
        if (faults.Count > 0) return new Invalid(faults);
        if (NotOpen(context, command.What) is { } stale) return stale;
        var request = new Handover(
            HandoverIds.Offered(issued.Id), command.What, holder, ReceiverOf(context, offered), HandoverStatus.Offered, context.Clock.Now,
            issued.By.Value, BySystem: false, command.Reason, command.Note, answerBy, null, null, null, null, Requested: true);
        return new FactsOrRefusal(new HandoverChanged(HandoverStep.Offered, request), null, request.Id.Value);
    }

    public static FactsOrRefusal Accept(RuleContext context, HandoverId id, CaseworkerId by)
    {
        if (!context.Citizen.Handovers.TryGetValue(id, out var handover)) return Unknown();
        if (!IsAsked(context, handover, by))
            return new Forbidden(handover.IsRequest
                ? "Only who is responsible, or their unit leader, can hand it over."
                : "Only the one asked, a member of the unit asked, or their unit leader can accept it.");
        if (NotOffered(handover) is { } stale) return stale;
        if (handover is { IsRequest: true, To.Caseworker: { } requester } && context.Organization.HasLeft(requester))
            return new StateConflict($"{requester}, who asked for it, has left.");
        // Whoever accepts for one who was asked accepts for them; for a unit, or for one who has left since, it is theirs.
        var taker = handover.To.Caseworker is { } asked && !context.Organization.HasLeft(asked) ? asked : by;
        var accepted = handover with
        {
            Status = HandoverStatus.Accepted,
            AnsweredAt = TurnOf(context, handover.What),
            AnsweredBy = by.Value,
            Taker = new Holder(taker, context.Organization.UnitOf(taker) ?? handover.To.Unit, context.Organization.DepartmentOf(taker, handover.To.Department)),
        };
        return new FactsOrRefusal(new HandoverChanged(HandoverStep.Accepted, accepted), null, id.Value);
    }

    public static FactsOrRefusal Decline(RuleContext context, DeclineHandover command, CaseworkerId by)
    {
        if (!context.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return Unknown();
        if (string.IsNullOrWhiteSpace(command.Reason)) return new Invalid([new Fault("/reason", "A reason is required.")]);
        var mayDecline = handover.To.Unit is { } unit ? context.Organization.LeaderOf(unit) == by : IsAsked(context, handover, by);
        if (!mayDecline) return new Forbidden("Only the one asked can decline it; for a unit, its leader.");
        if (NotOffered(handover) is { } stale) return stale;
        return Answered(context, handover, HandoverStep.Declined, HandoverStatus.Declined, command.Reason, by);
    }

    public static FactsOrRefusal Withdraw(RuleContext context, WithdrawHandover command, CaseworkerId by)
    {
        if (!context.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return Unknown();
        var responsible = context.Citizen.Responsible(handover.What.Key, handover.From.Caseworker);
        var theirs = handover.IsRequest ? context.IsLeaderOf(by, new CaseworkerId(handover.By)) : IsGiver(context, by, handover.From, responsible);
        if (handover.By != by.Value && !theirs) return new Forbidden("Only who offered or requested it, or their unit leader, can withdraw it.");
        if (NotOffered(handover) is { } stale) return stale;
        return Answered(context, handover, HandoverStep.Withdrawn, HandoverStatus.Withdrawn, command.Reason, by);
    }

    /// <summary>
    /// The instant at which a responsibility moves now. What people accepted is folded in the order of its instants, so a
    /// handover at the very instant of the last stands a millisecond after it.
    /// </summary>
    internal static DateTimeOffset TurnOf(RuleContext context, Responsibility what)
    {
        var turn = context.Clock.Now;
        foreach (var other in context.Citizen.Handovers.Values)
            if (other.Status == HandoverStatus.Accepted && other.What == what && !other.IsReported && other.AnsweredAt >= turn)
                turn = other.AnsweredAt.Value.AddMilliseconds(1);
        return turn;
    }

    private static FactsOrRefusal Answered(RuleContext context, Handover handover, HandoverStep step, HandoverStatus status, string? reason, CaseworkerId by) =>
        new(new HandoverChanged(step, handover with
        {
            Status = status, AnsweredAt = context.Clock.Now, AnswerReason = reason, AnsweredBy = by.Value,
        }), null, handover.Id.Value);

    private static NotFound NoHolder(Responsibility what) =>
        new(what.Type == Responsibility.Coordination ? "Nobody coordinates for this citizen yet." : "There is no such responsibility.");

    private static StateConflict? NotOpen(RuleContext context, Responsibility what)
    {
        if (OpenOffer(context.Citizen, what) is { } open) return new($"It is already offered, since {open.OfferedAt:O}; one open offer at a time.");
        if (!context.Citizen.IsOver(what)) return null;
        return new(what.Type == Responsibility.Contact ? "The contact has been answered." : "The intervention has ended.");
    }

    private static NotFound Unknown() => new("There is no such handover.");

    private static StateConflict? NotOffered(Handover handover) => handover.Status switch
    {
        HandoverStatus.Offered => null,
        HandoverStatus.Accepted => new($"It was accepted by {handover.Taker?.Caseworker} at {handover.AnsweredAt:O}.", handover.Taker?.Caseworker),
        var status => new($"It is {status.ToString().ToLowerInvariant()} since {handover.AnsweredAt:O}."),
    };

    private static (List<Fault> Faults, Due? AnswerBy) Check(RuleContext context, OfferHandover command, Holder holder)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(new("/reason", "A reason is required."));
        if (command.ToCaseworker is null == command.ToUnit is null) faults.Add(new("/to", "Exactly one of caseworker and unit is required."));
        if (command.ToCaseworker is { } person && context.Organization.Find(person) is null)
            faults.Add(new("/to/caseworker", "Nobody of this id is in the organization."));
        if (command.ToCaseworker == holder.Caseworker) faults.Add(new("/to/caseworker", "It is theirs already."));
        if (command.ToUnit is { } unit && context.Organization.Find(unit) is null)
            faults.Add(new("/to/unit", "No unit of this id is in the organization."));
        Due? answerBy = command.AnswerBy is { } wished ? Due.Of(wished)
            : context.Policy.Rule(HandoverAnswer.Name).DueFrom(context.Clock.Now, context.Policy.Days);
        if (answerBy is { } due && due.At <= context.Clock.Now) faults.Add(new("/answerBy", "It is past already."));
        return (faults, answerBy);
    }

    private static Receiver ReceiverOf(RuleContext context, OfferHandover command) => command.ToCaseworker is { } person
        ? new Receiver(person, null, context.Organization.DepartmentOf(person, default))
        : new Receiver(null, command.ToUnit, new DepartmentCode(context.Organization.Find(command.ToUnit!.Value)!.Department));

    private static Holder? HolderOf(RuleContext context, Responsibility what) => what.Type switch
    {
        Responsibility.Coordination => context.Citizen.Coordinator?.Holder,
        Responsibility.Intervention when what.Id is { } id => context.Citizen.Interventions.GetValueOrDefault(id)?.Holder,
        Responsibility.Contact when what.Id is { } id && context.Citizen.FindContact(id) is { } contact =>
            ContactOwner.HolderOf(context.Citizen, context.Organization, contact),
        _ => null,
    };

    private static bool IsGiver(RuleContext context, CaseworkerId by, Holder holder, CaseworkerId responsible) =>
        by == responsible || by == holder.Caseworker || context.IsLeaderOf(by, holder.Caseworker) || context.IsLeaderOf(by, responsible);

    private static bool IsAsked(RuleContext context, Handover handover, CaseworkerId by)
    {
        if (handover.IsRequest) return IsGiver(context, by, handover.From, context.Citizen.Responsible(handover.What.Key, handover.From.Caseworker));
        if (handover.To.Unit is { } unit)
            return context.Organization.UnitOf(by) == unit || context.Organization.LeaderOf(unit) == by;
        return handover.To.Caseworker is { } asked
            && (asked == by || context.Answering(asked, unit: null, handover.To.Department) == by || context.IsLeaderOf(by, asked));
    }

    private static Handover? OpenOffer(Citizen citizen, Responsibility what)
    {
        foreach (var handover in citizen.Handovers.Values)
            if (handover.Status == HandoverStatus.Offered && handover.What == what) return handover;
        return null;
    }
}
