using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Offering, accepting, declining and withdrawing handovers.</summary>
internal static class HandingOver
{
    public static Verdict Offer(Scene scene, OfferHandover command, Given given)
    {
        if (HolderOf(scene, command.What) is not { } holder) return NoHolder(command.What);
        var (faults, answerBy) = Check(scene, command, holder);
        if (faults.Count > 0) return new Invalid(faults);
        var responsible = scene.Citizen.Responsible(command.What.Key, holder.Caseworker);
        if (!IsGiver(scene, given.By, holder, responsible))
            return new Forbidden("Only who is responsible, or their unit leader, can offer it.");
        if (NotOpen(scene, command.What) is { } stale) return stale;
        var offer = new Handover(
            HandoverIds.Offered(given.Id), command.What, holder, ReceiverOf(scene, command), HandoverStatus.Offered, scene.Moment.Now,
            given.By.Value, BySystem: false, command.Reason, command.Note, answerBy, null, null, null, null);
        return new Verdict(new HandoverChanged(HandoverStep.Offered, offer), null, offer.Id.Value);
    }

    /// <summary>Anybody in the organisation asks to be handed what another is responsible for.</summary>
    public static Verdict Request(Scene scene, RequestHandover command, Given given)
    {
        var offered = new OfferHandover(command.What, given.By, null, command.Reason, command.Note, command.AnswerBy);
        if (HolderOf(scene, command.What) is not { } holder) return NoHolder(command.What);
        if (scene.Organisation.Find(given.By) is null) return new Forbidden("Only somebody in the organisation can be handed a responsibility.");
        var (faults, answerBy) = Check(scene, offered, holder);
        if (faults.Count > 0) return new Invalid(faults);
        if (NotOpen(scene, command.What) is { } stale) return stale;
        var request = new Handover(
            HandoverIds.Offered(given.Id), command.What, holder, ReceiverOf(scene, offered), HandoverStatus.Offered, scene.Moment.Now,
            given.By.Value, BySystem: false, command.Reason, command.Note, answerBy, null, null, null, null, Requested: true);
        return new Verdict(new HandoverChanged(HandoverStep.Offered, request), null, request.Id.Value);
    }

    public static Verdict Accept(Scene scene, HandoverId id, CaseworkerId by)
    {
        if (!scene.Citizen.Handovers.TryGetValue(id, out var handover)) return Unknown();
        if (!IsAsked(scene, handover, by))
            return new Forbidden(handover.IsRequest
                ? "Only who is responsible, or their unit leader, can hand it over."
                : "Only the one asked, a member of the unit asked, or their unit leader can accept it.");
        if (NotOffered(handover) is { } stale) return stale;
        if (handover is { IsRequest: true, To.Caseworker: { } requester } && scene.Organisation.HasLeft(requester))
            return new StateConflict($"{requester}, who asked for it, has left.");
        // Whoever accepts for one who was asked accepts for them; for a unit, or for one who has left since, it is theirs.
        var taker = handover.To.Caseworker is { } asked && !scene.Organisation.HasLeft(asked) ? asked : by;
        var accepted = handover with
        {
            Status = HandoverStatus.Accepted,
            AnsweredAt = TurnOf(scene, handover.What),
            AnsweredBy = by.Value,
            Taker = new Holder(taker, scene.Organisation.UnitOf(taker) ?? handover.To.Unit, scene.Organisation.DepartmentOf(taker, handover.To.Department)),
        };
        return new Verdict(new HandoverChanged(HandoverStep.Accepted, accepted), null, id.Value);
    }

    public static Verdict Decline(Scene scene, DeclineHandover command, CaseworkerId by)
    {
        if (!scene.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return Unknown();
        if (string.IsNullOrWhiteSpace(command.Reason)) return new Invalid([new Fault("/reason", "A reason is required.")]);
        var mayDecline = handover.To.Unit is { } unit ? scene.Organisation.LeaderOf(unit) == by : IsAsked(scene, handover, by);
        if (!mayDecline) return new Forbidden("Only the one asked can decline it; for a unit, its leader.");
        if (NotOffered(handover) is { } stale) return stale;
        return Answered(scene, handover, HandoverStep.Declined, HandoverStatus.Declined, command.Reason, by);
    }

    public static Verdict Withdraw(Scene scene, WithdrawHandover command, CaseworkerId by)
    {
        if (!scene.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return Unknown();
        var responsible = scene.Citizen.Responsible(handover.What.Key, handover.From.Caseworker);
        var theirs = handover.IsRequest ? scene.IsLeaderOf(by, new CaseworkerId(handover.By)) : IsGiver(scene, by, handover.From, responsible);
        if (handover.By != by.Value && !theirs) return new Forbidden("Only who offered or requested it, or their unit leader, can withdraw it.");
        if (NotOffered(handover) is { } stale) return stale;
        return Answered(scene, handover, HandoverStep.Withdrawn, HandoverStatus.Withdrawn, command.Reason, by);
    }

    /// <summary>
    /// The instant at which a responsibility moves now. What people accepted is folded in the order of its instants, so a
    /// handover at the very instant of the last stands a millisecond after it.
    /// </summary>
    internal static DateTimeOffset TurnOf(Scene scene, Responsibility what)
    {
        var turn = scene.Moment.Now;
        foreach (var other in scene.Citizen.Handovers.Values)
            if (other.Status == HandoverStatus.Accepted && other.What == what && !other.IsReported && other.AnsweredAt >= turn)
                turn = other.AnsweredAt.Value.AddMilliseconds(1);
        return turn;
    }

    private static Verdict Answered(Scene scene, Handover handover, HandoverStep step, HandoverStatus status, string? reason, CaseworkerId by) =>
        new(new HandoverChanged(step, handover with
        {
            Status = status, AnsweredAt = scene.Moment.Now, AnswerReason = reason, AnsweredBy = by.Value,
        }), null, handover.Id.Value);

    private static NotFound NoHolder(Responsibility what) =>
        new(what.Type == Responsibility.Coordination ? "Nobody coordinates for this citizen yet." : "There is no such responsibility.");

    private static StateConflict? NotOpen(Scene scene, Responsibility what)
    {
        if (OpenOffer(scene.Citizen, what) is { } open) return new($"It is already offered, since {open.OfferedAt:O}; one open offer at a time.");
        if (!scene.Citizen.IsOver(what)) return null;
        return new(what.Type == Responsibility.Contact ? "The contact has been answered." : "The intervention has ended.");
    }

    private static NotFound Unknown() => new("There is no such handover.");

    private static StateConflict? NotOffered(Handover handover) => handover.Status switch
    {
        HandoverStatus.Offered => null,
        HandoverStatus.Accepted => new($"It was accepted by {handover.Taker?.Caseworker} at {handover.AnsweredAt:O}."),
        var status => new($"It is {status.ToString().ToLowerInvariant()} since {handover.AnsweredAt:O}."),
    };

    private static (List<Fault> Faults, Due? AnswerBy) Check(Scene scene, OfferHandover command, Holder holder)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(new("/reason", "A reason is required."));
        if (command.ToCaseworker is null == command.ToUnit is null) faults.Add(new("/to", "Exactly one of caseworker and unit is required."));
        if (command.ToCaseworker is { } person && scene.Organisation.Find(person) is null)
            faults.Add(new("/to/caseworker", "Nobody of this id is in the organisation."));
        if (command.ToCaseworker == holder.Caseworker) faults.Add(new("/to/caseworker", "It is theirs already."));
        if (command.ToUnit is { } unit && scene.Organisation.Find(unit) is null)
            faults.Add(new("/to/unit", "No unit of this id is in the organisation."));
        Due? answerBy = command.AnswerBy is { } wished ? Due.Of(wished)
            : scene.Policy.Rule(HandoverAnswer.Name).DueFrom(scene.Moment.Now, scene.Policy.Days);
        if (answerBy is { } due && due.At <= scene.Moment.Now) faults.Add(new("/answerBy", "It is past already."));
        return (faults, answerBy);
    }

    private static Receiver ReceiverOf(Scene scene, OfferHandover command) => command.ToCaseworker is { } person
        ? new Receiver(person, null, scene.Organisation.DepartmentOf(person, default))
        : new Receiver(null, command.ToUnit, new DepartmentCode(scene.Organisation.Find(command.ToUnit!.Value)!.Department));

    private static Holder? HolderOf(Scene scene, Responsibility what) => what.Type switch
    {
        Responsibility.Coordination => scene.Citizen.Coordinator?.Holder,
        Responsibility.Intervention when what.Id is { } id => scene.Citizen.Interventions.GetValueOrDefault(id)?.Holder,
        Responsibility.Contact when what.Id is { } id && scene.Citizen.FindContact(id) is { } contact =>
            ContactOwner.HolderOf(scene.Citizen, scene.Organisation, contact),
        _ => null,
    };

    private static bool IsGiver(Scene scene, CaseworkerId by, Holder holder, CaseworkerId responsible) =>
        by == responsible || by == holder.Caseworker || scene.IsLeaderOf(by, holder.Caseworker) || scene.IsLeaderOf(by, responsible);

    private static bool IsAsked(Scene scene, Handover handover, CaseworkerId by)
    {
        if (handover.IsRequest) return IsGiver(scene, by, handover.From, scene.Citizen.Responsible(handover.What.Key, handover.From.Caseworker));
        if (handover.To.Unit is { } unit)
            return scene.Organisation.UnitOf(by) == unit || scene.Organisation.LeaderOf(unit) == by;
        return handover.To.Caseworker is { } asked
            && (asked == by || scene.Answering(asked, unit: null, handover.To.Department) == by || scene.IsLeaderOf(by, asked));
    }

    private static Handover? OpenOffer(Citizen citizen, Responsibility what)
    {
        foreach (var handover in citizen.Handovers.Values)
            if (handover.Status == HandoverStatus.Offered && handover.What == what) return handover;
        return null;
    }
}
