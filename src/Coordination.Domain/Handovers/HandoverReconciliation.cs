using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>
/// Journals what department systems did themselves (handovers within a department, offers across), and which open
/// offers time or a newer report has overtaken.
/// </summary>
internal static class HandoverReconciliation
{
    public static IEnumerable<Fact> Difference(Scene scene)
    {
        HashSet<HandoverId> reported = [];
        foreach (var intervention in scene.Citizen.Interventions.Values)
        {
            foreach (var handover in intervention.Reported)
            {
                reported.Add(handover.Id);
                var should = Made(intervention, handover);
                if (scene.Citizen.Handovers.GetValueOrDefault(handover.Id) != should)
                    yield return new HandoverChanged(HandoverStep.Accepted, should);
            }

            foreach (var offer in intervention.Offers)
            {
                reported.Add(offer.Id);
                if (Offered(scene, intervention, offer) is { } changed) yield return changed;
            }
        }

        foreach (var handover in scene.Citizen.Handovers.Values)
        {
            if (handover.BySystem && !reported.Contains(handover.Id)) yield return new HandoverChanged(HandoverStep.Voided, handover);
            else if (handover.Status == HandoverStatus.Offered && Ended(scene, handover) is { } ended) yield return ended;
        }
    }

    private static Handover Made(Intervention intervention, ReportedHandover it) => new(
        it.Id, Responsibility.For(intervention), it.From, new Receiver(it.To.Caseworker, null, it.To.Department),
        HandoverStatus.Accepted, it.Event.Time, it.Event.Source, BySystem: true, Reason: null, Note: null, AnswerBy: null,
        AnsweredAt: it.Event.Time, Taker: it.To, AnswerReason: null, AnsweredBy: it.Event.Source);

    /// <summary>A department's system named somebody of another department: an offer, until it is answered or overtaken.</summary>
    private static HandoverChanged? Offered(Scene scene, Intervention intervention, ReportedOffer it)
    {
        if (scene.Citizen.Handovers.ContainsKey(it.Id)) return null;
        var offer = new Handover(
            it.Id, Responsibility.For(intervention), it.From, new Receiver(it.To.Caseworker, null, it.To.Department),
            HandoverStatus.Offered, scene.Moment.Now, it.Event.Source, BySystem: true, Reason: null, Note: null,
            AnswerBy: scene.Policy.Answers.Handover.DueFrom(scene.Moment.Now, scene.Policy.Days),
            AnsweredAt: null, Taker: null, AnswerReason: null, AnsweredBy: null);
        return it.LapsedAt is null
            ? new HandoverChanged(HandoverStep.Offered, offer)
            : new HandoverChanged(HandoverStep.Lapsed, offer with { Status = HandoverStatus.Lapsed, AnsweredAt = it.LapsedAt });
    }

    private static HandoverChanged? Ended(Scene scene, Handover handover)
    {
        if (IsOvertaken(scene.Citizen, handover))
            return new(HandoverStep.Lapsed, handover with { Status = HandoverStatus.Lapsed, AnsweredAt = scene.Moment.Now });
        if (handover.AnswerBy is { } due && scene.Moment.Reached(due.PassedFrom))
            return new(HandoverStep.Expired, handover with { Status = HandoverStatus.Expired, AnsweredAt = scene.Moment.Now });
        return null;
    }

    /// <summary>Whether the intervention ended, or its department reported a newer caseworker.</summary>
    private static bool IsOvertaken(Citizen citizen, Handover handover)
    {
        if (handover.What.Id is not { } id || !citizen.Interventions.TryGetValue(id, out var intervention)) return false;
        if (intervention.Status == InterventionStatus.Ended || intervention.Holder.Caseworker != handover.From.Caseworker) return true;
        foreach (var offer in intervention.Offers)
            if (offer.Id == handover.Id ? offer.LapsedAt is not null : offer.LapsedAt is null && offer.Event.Time > handover.OfferedAt)
                return true;
        return false;
    }
}
