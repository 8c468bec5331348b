using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Offers, requests, accepts, declines and withdraws handovers. Refusals have the order of <see cref="Refusal"/>.</summary>
internal static class HandoverCommands
{
    /// <summary>The responsible person or their unit leader offers a responsibility to a caseworker or a unit.</summary>
    public static FactsOrRefusal Offer(RuleContext context, OfferHandover command, IssuedCommand issued)
    {
        var holder = HolderOf(context, command.What);
        if (Faults(context, command, holder) is { Count: > 0 } faults) return new Invalid(faults);
        if (holder is null) return NoSuchResponsibility(command.What);
        if (!MayGive(context, issued.By, command.What, holder)) return MayNotOffer;
        if (WhyNotOffered(context, command.What) is { } conflict) return conflict;
        return Offered(NewOffer(context, command, holder, issued));
    }

    /// <summary>A person in the organization requests what another is responsible for.</summary>
    public static FactsOrRefusal Request(RuleContext context, RequestHandover command, IssuedCommand issued)
    {
        var holder = HolderOf(context, command.What);
        var offer = new OfferHandover(command.What, issued.By, ToUnit: null, command.Reason, command.Note, command.AnswerBy);
        var isKnown = context.Organization.Find(issued.By) is not null;
        if (Faults(context, offer, holder, isReceiverKnown: true) is { Count: > 0 } faults) return new Invalid(faults);
        if (holder is null) return NoSuchResponsibility(command.What);
        if (!isKnown) return MayNotRequest;
        if (WhyNotOffered(context, command.What) is { } conflict) return conflict;
        return Offered(NewOffer(context, offer, holder, issued) with { Requested = true });
    }

    /// <summary>
    /// The receiver accepts, or who answers for them; for a unit any member, for a request the responsible person. The one fact
    /// <c>handover-accepted</c> moves the responsibility. The reconciliation of the same decision journals what
    /// follows: who answers, deadlines, alerts.
    /// </summary>
    public static FactsOrRefusal Accept(RuleContext context, AcceptHandover command, CaseworkerId by)
    {
        if (!context.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return NoSuchHandover;
        if (!IsAsked(context, handover, by)) return handover.IsRequest ? MayNotGrant : MayNotAccept;
        if (AlreadyAnswered(handover) is { } answered) return answered;
        if (WhyRequesterLeft(context, handover) is { } left) return left;
        var accepted = handover.Accepted(MoveInstant(context, handover.What), by.Value, TakerOf(context, handover, by));
        return FactsOrRefusal.Of(new HandoverChanged(HandoverStep.Accepted, accepted), handover.Id.Value);
    }

    /// <summary>The receiver declines; for a unit its leader, for a request the responsible person.</summary>
    public static FactsOrRefusal Decline(RuleContext context, DeclineHandover command, CaseworkerId by)
    {
        if (Invalid.WithoutReason(command.Reason) is { } invalid) return invalid;
        if (!context.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return NoSuchHandover;
        if (!MayDecline(context, handover, by)) return MayNotDecline;
        if (AlreadyAnswered(handover) is { } answered) return answered;
        var declined = handover.Refused(HandoverStatus.Declined, context.Clock.Now, by.Value, command.Reason);
        return FactsOrRefusal.Of(new HandoverChanged(HandoverStep.Declined, declined), handover.Id.Value);
    }

    /// <summary>The person who offered or requested it, or that person's unit leader, withdraws it.</summary>
    public static FactsOrRefusal Withdraw(RuleContext context, WithdrawHandover command, CaseworkerId by)
    {
        if (!context.Citizen.Handovers.TryGetValue(command.Handover, out var handover)) return NoSuchHandover;
        if (!MayWithdraw(context, handover, by)) return MayNotWithdraw;
        if (AlreadyAnswered(handover) is { } answered) return answered;
        var withdrawn = handover.Refused(HandoverStatus.Withdrawn, context.Clock.Now, by.Value, command.Reason);
        return FactsOrRefusal.Of(new HandoverChanged(HandoverStep.Withdrawn, withdrawn), handover.Id.Value);
    }

    /// <summary>
    /// The instant at which a responsibility moves. Accepted handovers are folded in order of their instants, so a second one at the
    /// same instant is dated a millisecond later.
    /// </summary>
    internal static DateTimeOffset MoveInstant(RuleContext context, Responsibility what)
    {
        var instant = context.Clock.Now;
        foreach (var other in context.Citizen.Handovers.Values)
            if (other.Status == HandoverStatus.Accepted && other.What == what && !other.IsReported && other.AnsweredAt >= instant)
                instant = other.AnsweredAt.Value.AddMilliseconds(1);
        return instant;
    }

    private static NotFound NoSuchHandover { get; } = new("There is no such handover.");

    private static Forbidden MayNotOffer { get; } = new("Only the person who is responsible, or their unit leader, can offer it.");

    private static Forbidden MayNotRequest { get; } = new("Only somebody in the organization can be handed a responsibility.");

    private static Forbidden MayNotGrant { get; } = new("Only the person who is responsible, or their unit leader, can hand it over.");

    private static Forbidden MayNotAccept { get; } =
        new("Only the person asked, who answers for them or their unit leader can accept it; "
            + "for a unit, its members or its leader, but not who holds it.");

    private static Forbidden MayNotDecline { get; } =
        new("Only the person asked, who answers for them or their unit leader can decline it; for a unit, its leader.");

    private static Forbidden MayNotWithdraw { get; } =
        new("Only the person who offered or requested it, or their unit leader, can withdraw it.");

    private static NotFound NoSuchResponsibility(Responsibility what) =>
        new(what.Type == ResponsibilityType.Coordination ? "Nobody coordinates for this citizen yet." : "There is no such responsibility.");

    /// <summary>The faults of the command itself and, if the responsibility is known, of values that do not fit it.</summary>
    private static List<Fault> Faults(RuleContext context, OfferHandover command, Holder? holder, bool isReceiverKnown = false)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(Invalid.ReasonMissing);
        if (command.ToCaseworker is null == command.ToUnit is null)
            faults.Add(new("/to", "Exactly one of caseworker and unit is required."));
        if (command.AnswerBy is { } wished && !OutsideTime.IsWithin(wished))
            faults.Add(new("/answerBy", $"'{wished}', expected a date or an instant {OutsideTime.Bounds}."));
        if (holder is null || faults.Exists(static fault => fault.Pointer == "/answerBy")) return faults;
        if (!isReceiverKnown && command.ToCaseworker is { } person && context.Organization.Find(person) is null)
            faults.Add(new("/to/caseworker", "Nobody of this id is in the organization."));
        if (command.ToCaseworker == holder.Caseworker) faults.Add(new("/to/caseworker", "It is theirs already."));
        if (command.ToUnit is { } unit && context.Organization.Find(unit) is null)
            faults.Add(new("/to/unit", "No unit of this id is in the organization."));
        if (AnswerBy(context, command).At <= context.Clock.Now) faults.Add(new("/answerBy", "It is past already."));
        return faults;
    }

    /// <summary>When the answer is due: as the command states, else after policy's time.</summary>
    private static Due AnswerBy(RuleContext context, OfferHandover command) => command.AnswerBy is { } wished
        ? Due.Of(wished)
        : context.Policy.Rule(HandoverAnswer.Name).DueFrom(context.Clock.Now, context.Policy.Days);

    private static Handover NewOffer(RuleContext context, OfferHandover command, Holder holder, IssuedCommand issued) =>
        Handover.Offer(
            HandoverIds.Offered(issued.Id), command.What, holder, ReceiverOf(context.Organization, command, holder), context.Clock.Now,
            issued.By.Value) with
        {
            Reason = command.Reason, Note = command.Note, AnswerBy = AnswerBy(context, command),
        };

    private static FactsOrRefusal Offered(Handover offer) =>
        FactsOrRefusal.Of(new HandoverChanged(HandoverStep.Offered, offer), offer.Id.Value);

    /// <summary>The receiver; a caseworker by their post in the giver's department, if they have one there.</summary>
    private static Receiver ReceiverOf(Organization organization, OfferHandover command, Holder giver) => command.ToCaseworker is { } person
        ? new Receiver(person, Unit: null, organization.DepartmentOf(person, giver.Department))
        : new Receiver(Caseworker: null, command.ToUnit, new DepartmentCode(organization.Find(command.ToUnit!.Value)!.Department));

    /// <summary>The holder of a responsibility; null: it does not exist.</summary>
    private static Holder? HolderOf(RuleContext context, Responsibility what) => what.Type switch
    {
        ResponsibilityType.Coordination => context.Citizen.Coordinator?.Holder,
        ResponsibilityType.Intervention when what.Id is { } id => context.Citizen.Interventions.GetValueOrDefault(id)?.Holder,
        ResponsibilityType.Contact when what.Id is { } id && context.Citizen.FindContact(id) is { } contact =>
            ContactOwner.HolderOf(context.Citizen, context.Organization, contact),
        _ => null,
    };

    /// <summary>
    /// The holder after acceptance. It is the person who was asked, also if somebody accepts on their behalf. If a unit was asked, or
    /// the person asked has left, it is the person who accepts.
    /// </summary>
    private static Holder TakerOf(RuleContext context, Handover handover, CaseworkerId by)
    {
        var taker = handover.To.Caseworker is { } asked && !context.Organization.HasLeft(asked) ? asked : by;
        return new Holder(
            taker,
            context.Organization.UnitOf(taker, handover.To.Department) ?? handover.To.Unit,
            context.Organization.DepartmentOf(taker, handover.To.Department));
    }

    private static StateConflict? WhyNotOffered(RuleContext context, Responsibility what)
    {
        foreach (var handover in context.Citizen.Handovers.Values)
            if (handover.Status == HandoverStatus.Offered && handover.What == what)
                return new($"It is already offered, since {handover.OfferedAt:O}; one open offer at a time.");
        if (!context.Citizen.IsOver(what)) return null;
        return new(what.Type == ResponsibilityType.Contact ? "The contact has been answered." : "The intervention has ended.");
    }

    private static StateConflict? AlreadyAnswered(Handover handover) => handover.Status switch
    {
        HandoverStatus.Offered => null,
        HandoverStatus.Accepted => new(
            $"It was accepted by {handover.Taker?.Caseworker} at {handover.AnsweredAt:O}.", handover.Taker?.Caseworker),
        var status => new($"It has been {status.ToString().ToLowerInvariant()} since {handover.AnsweredAt:O}."),
    };

    private static StateConflict? WhyRequesterLeft(RuleContext context, Handover handover) =>
        handover is { IsRequest: true, To.Caseworker: { } requester } && context.Organization.HasLeft(requester)
            ? new($"{requester}, who asked for it, has left.")
            : null;

    private static bool MayGive(RuleContext context, CaseworkerId by, Responsibility what, Holder holder)
    {
        var responsible = context.Citizen.Responsible(what.Key, holder.Caseworker);
        return by == responsible || by == holder.Caseworker
            || context.IsLeaderOf(by, holder.Caseworker, holder.Department) || context.IsLeaderOf(by, responsible, holder.Department);
    }

    /// <summary>Whoever holds it already cannot take it over, also not as a member of the unit that was asked.</summary>
    private static bool IsAsked(RuleContext context, Handover handover, CaseworkerId by)
    {
        if (handover.IsRequest) return MayGive(context, by, handover.What, handover.From);
        if (handover.To.Unit is { } unit)
            return by != handover.From.Caseworker && (context.Organization.IsIn(by, unit) || AnswersForUnit(context, handover, by));
        return handover.To.Caseworker is { } asked
            && (asked == by || context.Answering(asked, unit: null, handover.To.Department) == by
                || context.IsLeaderOf(by, asked, handover.To.Department));
    }

    private static bool MayDecline(RuleContext context, Handover handover, CaseworkerId by) => handover.To.Unit is null
        ? IsAsked(context, handover, by)
        : AnswersForUnit(context, handover, by);

    /// <summary>The leader of the unit that was asked, and whoever owes the answer while the leader is away.</summary>
    private static bool AnswersForUnit(RuleContext context, Handover handover, CaseworkerId by) =>
        context.Organization.LeaderOf(handover.To.Unit) == by || HandoverAnswer.OwesAnswer(context, handover) == by;

    private static bool MayWithdraw(RuleContext context, Handover handover, CaseworkerId by)
    {
        if (handover.By == by.Value) return true;
        return handover.IsRequest
            ? context.IsLeaderOf(by, new CaseworkerId(handover.By), handover.To.Department)
            : MayGive(context, by, handover.What, handover.From);
    }
}
