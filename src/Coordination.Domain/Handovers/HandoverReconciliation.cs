using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>
/// Journals the handovers of department systems (made within a department, offered to another), and the open offers that time or a
/// newer report has overtaken.
/// </summary>
internal static class HandoverReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        HashSet<HandoverId>? reported = null;
        foreach (var intervention in context.Citizen.Interventions.Values)
        {
            foreach (var handover in intervention.Reported)
            {
                (reported ??= []).Add(handover.Id);
                var should = Made(intervention, handover);
                if (context.Citizen.Handovers.GetValueOrDefault(handover.Id) != should)
                    facts.Add(new HandoverChanged(HandoverStep.Accepted, should));
            }

            foreach (var offer in intervention.Offers)
            {
                (reported ??= []).Add(offer.Id);
                if (Offered(context, intervention, offer) is { } changed) facts.Add(changed);
            }
        }

        foreach (var handover in context.Citizen.Handovers.Values)
        {
            if (IsVoid(handover, reported)) facts.Add(new HandoverChanged(HandoverStep.Voided, handover));
            else if (handover is { Status: HandoverStatus.Offered } && Ended(context, handover) is { } ended) facts.Add(ended);
        }
    }

    /// <summary>Offers of persons that lapsed because the citizen was thought dead are open again.</summary>
    public static void Awaken(RuleContext context, List<Fact> facts)
    {
        foreach (var handover in context.Citizen.Handovers.Values)
            if (handover is { AtDeath: true, BySystem: false })
                facts.Add(new HandoverChanged(
                    HandoverStep.Offered, handover with { Status = HandoverStatus.Offered, AnsweredAt = null, AtDeath = null }));
    }

    /// <summary>Whether a late report showed that a system never made or offered it. If a person answered it, it stays.</summary>
    private static bool IsVoid(Handover handover, HashSet<HandoverId>? reported) =>
        handover.BySystem && reported?.Contains(handover.Id) is not true
        && (handover.AnsweredBy is null || handover.AnsweredBy == handover.By);

    private static Handover Made(Intervention intervention, ReportedHandover it) =>
        OfferOfSystem(intervention, it.Id, it.From, it.To, it.Event.Time, it.Event.Source).Accepted(it.Event.Time, it.Event.Source, it.To);

    private static Handover OfferOfSystem(
        Intervention intervention, HandoverId id, Holder from, Holder to, DateTimeOffset at, string source)
    {
        var receiver = new Receiver(to.Caseworker, Unit: null, to.Department);
        return Handover.Offer(id, Responsibility.For(intervention), from, receiver, at, source) with { BySystem = true };
    }

    /// <summary>
    /// A department's system named a caseworker of another department. That is an offer until it is answered, expires or is
    /// overtaken. A late report may show that it was not overtaken, or that the giver is another person.
    /// </summary>
    private static HandoverChanged? Offered(RuleContext context, Intervention intervention, ReportedOffer it)
    {
        var journaled = context.Citizen.Handovers.GetValueOrDefault(it.Id);
        var overtaken = context.Citizen.Death is not null || it.LapsedAt is not null || intervention.Status == InterventionStatus.Ended
            || IsOvertakenByPerson(context, intervention, it);
        if (journaled is null)
        {
            var offer = New(context, intervention, it);
            return overtaken ? Lapsed(context, offer, it.LapsedAt) : new(HandoverStep.Offered, offer);
        }

        return journaled.Status switch
        {
            HandoverStatus.Offered when overtaken => Lapsed(context, journaled with { From = it.From }, it.LapsedAt),
            HandoverStatus.Offered when journaled.From != it.From => new(HandoverStep.Offered, journaled with { From = it.From }),
            HandoverStatus.Lapsed when !overtaken => new(HandoverStep.Offered, New(context, intervention, it)),
            HandoverStatus.Lapsed when journaled.From != it.From => new(HandoverStep.Lapsed, journaled with { From = it.From }),
            _ => null,
        };
    }

    private static Handover New(RuleContext context, Intervention intervention, ReportedOffer it) =>
        OfferOfSystem(intervention, it.Id, it.From, it.To, context.Clock.Now, it.Event.Source) with
        {
            AnswerBy = context.Policy.Rule(HandoverAnswer.Name).DueFrom(context.Clock.Now, context.Policy.Days),
        };

    private static HandoverChanged Lapsed(RuleContext context, Handover handover, DateTimeOffset? at) =>
        new(HandoverStep.Lapsed, handover with { Status = HandoverStatus.Lapsed, AnsweredAt = at ?? context.Clock.Now });

    private static HandoverChanged? Ended(RuleContext context, Handover handover)
    {
        if (!handover.BySystem && (IsOvertaken(context, handover) || IsOfferedBefore(context, handover)))
            return Lapsed(context, handover, at: null);
        if (context.Citizen.Death is not null && !handover.BySystem) return Lapsed(context, handover with { AtDeath = true }, at: null);
        if (handover.AnswerBy is { } due && context.Clock.Reached(due.PassedFrom))
            return new(HandoverStep.Expired, handover with { Status = HandoverStatus.Expired, AnsweredAt = context.Clock.Now });
        return null;
    }

    /// <summary>Whether the responsibility is over, or has moved to another holder, since a person offered it.</summary>
    private static bool IsOvertaken(RuleContext context, Handover handover)
    {
        var (citizen, giver) = (context.Citizen, handover.From.Caseworker);
        if (citizen.IsOver(handover.What)) return true;
        if (handover.What == Responsibility.CoordinatorRole) return citizen.Coordinator?.Holder.Caseworker != giver;
        if (handover.What.Id is not { } id) return false;
        if (handover.What.Type == ResponsibilityType.Contact)
            return citizen.FindContact(id) is { } contact
                && ContactOwner.HolderOf(citizen, context.Organization, contact).Caseworker != giver;
        if (!citizen.Interventions.TryGetValue(id, out var intervention)) return false;
        if (intervention.Holder.Caseworker != giver) return true;
        foreach (var offer in intervention.Offers)
            if (offer.LapsedAt is null && offer.Event.Time > handover.OfferedAt) return true;
        return false;
    }

    /// <summary>Whether the same was offered before, under another number of the same person.</summary>
    private static bool IsOfferedBefore(RuleContext context, Handover handover)
    {
        foreach (var other in context.Citizen.Handovers.Values)
            if (other is { Status: HandoverStatus.Offered, BySystem: false } && other.What == handover.What
                && (other.OfferedAt, other.Id).CompareTo((handover.OfferedAt, handover.Id)) < 0) return true;
        return false;
    }

    /// <summary>Whether a person has offered it since. A late report of a system then changes nothing.</summary>
    private static bool IsOvertakenByPerson(RuleContext context, Intervention intervention, ReportedOffer it)
    {
        foreach (var other in context.Citizen.Handovers.Values)
            if (!other.BySystem && other.What == Responsibility.For(intervention) && other.OfferedAt >= it.Event.Time)
                return true;
        return false;
    }
}
