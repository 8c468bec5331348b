using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts the receiver while a handover is offered, the giver when it is accepted, declined or expires, and both unit leaders at a
/// second decline and when it expires. Of a handover that a department's system made, the new holder is told, where policy wants it.
/// </summary>
internal static class HandoverAlerts
{
    /// <summary>The kind of the alert that a department's system handed an intervention over.</summary>
    public const string Assigned = "assigned";

    public static void Gather(AlertTargets targets)
    {
        foreach (var handover in targets.RuleContext.Citizen.Handovers.Values)
            switch (handover)
            {
                case { IsReported: true }:
                    GatherAssigned(targets, handover);
                    break;
                case { Status: HandoverStatus.Offered }:
                    GatherOffered(targets, handover);
                    break;
                case { Status: HandoverStatus.Accepted or HandoverStatus.Declined or HandoverStatus.Expired }
                    when IsNews(targets, handover):
                    GatherAnswered(targets, handover);
                    break;
            }
    }

    /// <summary>
    /// Tells the person to whom a department's system handed an intervention, once, while they hold it. Somebody who held it already
    /// when the report came took it themselves.
    /// </summary>
    private static void GatherAssigned(AlertTargets targets, Handover handover)
    {
        var (context, taker) = (targets.RuleContext, handover.Taker!);
        if (!context.Policy.Information.Assigned || handover.What.Id is not { } id) return;
        if (!context.Citizen.Interventions.TryGetValue(id, out var intervention) || intervention.Status == InterventionStatus.Ended) return;
        if (intervention.Holder.Caseworker != taker.Caseworker || !IsLast(intervention, handover)) return;
        if (context.Clock.Reached(LocalTime.AddDays(handover.AnsweredAt!.Value, context.Policy.Information.KeptDays))) return;
        var target = Target(handover, Assigned, Severity.Info) with { About = id.Value, Department = intervention.Department };
        targets.Add(target, context.Answering(taker.Caseworker, taker.Unit, taker.Department));
    }

    /// <summary>Whether no later report handed the intervention over again.</summary>
    private static bool IsLast(Intervention intervention, Handover handover)
    {
        foreach (var reported in intervention.Reported)
            if (reported.Id != handover.Id && reported.Event.Time > handover.AnsweredAt) return false;
        return true;
    }

    private static void GatherOffered(AlertTargets targets, Handover handover)
    {
        var answer = targets.RuleContext.Citizen.Deadlines.GetValueOrDefault(HandoverAnswer.IdOf(targets.RuleContext.Citizen, handover));
        var target = Target(handover, "handover-offered", answer?.Status == DeadlineStatus.Warned ? Severity.Urgent : Severity.Warning)
            with { Stage = StageOfOffer(targets, handover, answer), DueAt = handover.AnswerBy?.At };
        if (handover.IsRequest)
            targets.Add(target with { Department = handover.From.Department }, HandoverAnswer.OwesAnswer(targets.RuleContext, handover));
        else if (handover.To.Caseworker is { } asked)
            targets.Add(target, targets.RuleContext.Answering(asked, unit: null, handover.To.Department));
        else
            AskUnit(targets, handover, target, handover.To.Unit!.Value);
    }

    /// <summary>
    /// Alerts every member and the leader, who owes the answer. If the unit has neither, alerts the person who owes the answer
    /// instead.
    /// </summary>
    private static void AskUnit(AlertTargets targets, Handover handover, AlertTarget target, UnitId unit)
    {
        var organization = targets.RuleContext.Organization;
        foreach (var member in organization.MembersOf(unit))
            if (member != handover.By) targets.Add(target, new CaseworkerId(member));
        if (organization.LeaderOf(unit) is { } leader && leader.Value != handover.By) targets.Add(target, leader);
        else if (organization.MembersOf(unit).Count == 0)
            targets.Add(target, HandoverAnswer.OwesAnswer(targets.RuleContext, handover));
    }

    private static void GatherAnswered(AlertTargets targets, Handover handover)
    {
        switch (handover.Status)
        {
            case HandoverStatus.Accepted:
                TellGiver(targets, handover, Target(handover, "handover-accepted", Severity.Info));
                break;
            case HandoverStatus.Declined:
                TellGiver(targets, handover, Target(handover, "handover-declined", Severity.Warning));
                if (IsSecondDecline(targets, handover))
                    TellLeaders(targets, handover, Target(handover, "handover-declined", Severity.Warning));
                break;
            case HandoverStatus.Expired:
                TellGiver(targets, handover, Target(handover, "handover-expired", Severity.Warning));
                TellLeaders(targets, handover, Target(handover, "handover-expired", Severity.Warning));
                break;
        }
    }

    /// <summary>
    /// Whether it was answered so lately that policy still tells of it, by somebody other than the giver, and no newer handover
    /// of the same responsibility has replaced it.
    /// </summary>
    private static bool IsNews(AlertTargets targets, Handover handover)
    {
        if (handover.AnsweredAt is not { } at || handover.AnsweredBy == handover.By) return false;
        if (targets.RuleContext.Citizen.IsOver(handover.What)) return false;
        foreach (var other in targets.RuleContext.Citizen.Handovers.Values)
            if (other.What == handover.What && (other.Status == HandoverStatus.Offered || Overtakes(other, handover, at))) return false;
        var (clock, policy) = (targets.RuleContext.Clock, targets.RuleContext.Policy);
        return !clock.Reached(handover.Status == HandoverStatus.Accepted
            ? policy.Access.AfterHandover.DueFrom(at, policy.Days).PassedFrom
            : LocalTime.AddDays(at, policy.Information.KeptDays));
    }

    /// <summary>
    /// Whether the other was offered after this one was answered. If both were offered and answered at one instant, the one with the
    /// greater id is the later.
    /// </summary>
    private static bool Overtakes(Handover other, Handover handover, DateTimeOffset at)
    {
        if (other.Id == handover.Id || other.OfferedAt < at) return false;
        return other.OfferedAt > at || handover.OfferedAt < at || other.AnsweredAt > at || other.Id.CompareTo(handover.Id) > 0;
    }

    /// <summary>Alerts the person who offered or requested the handover, unless that person also answered it.</summary>
    private static void TellGiver(AlertTargets targets, Handover handover, AlertTarget target)
    {
        if (handover.IsRequest)
        {
            targets.Add(target, new CaseworkerId(handover.By));
            return;
        }

        // Of a giver with several posts, the one who is told further is over the post by which it was given.
        if (targets.RuleContext.Organization.HasSeveralPosts(handover.From.Caseworker))
            target = target with { Department = handover.From.Department };
        if (handover.From.Caseworker.Value != handover.AnsweredBy)
            targets.Add(target, targets.RuleContext.Answering(handover.From.Caseworker, handover.From.Unit, handover.From.Department));
    }

    private static void TellLeaders(AlertTargets targets, Handover handover, AlertTarget target)
    {
        var organization = targets.RuleContext.Organization;
        Tell(organization.LeaderOf(handover.From.Caseworker, handover.From.Department) ?? organization.LeaderOf(handover.From.Unit));
        Tell(
            handover.To.Caseworker is { } asked
                ? organization.LeaderOf(asked, handover.To.Department)
                : organization.LeaderOf(handover.To.Unit));

        void Tell(CaseworkerId? leader)
        {
            if (leader is { } one) targets.Add(target, one);
        }
    }

    private static bool IsSecondDecline(AlertTargets targets, Handover handover) =>
        targets.RuleContext.Citizen.Handovers.Values.Count(h => h.What == handover.What && h.Status == HandoverStatus.Declined) >= 2;

    private static AlertStage StageOfOffer(AlertTargets targets, Handover handover, Deadline? answer)
    {
        Span<char> text = stackalloc char[DeadlineAlerts.StageLengthMax];
        text.TryWrite($"offered ", out var length);
        length += DeadlineAlerts.WriteStage(answer, text[length..]);
        return targets.Stage(AlertSubject.For(handover.Id), text[..length]);
    }

    private static AlertTarget Target(Handover handover, string kind, Severity severity) => new(
        AlertSubject.For(handover.Id), kind, handover.Id.Value, handover.To.Department, severity, AlertStage.Of(kind), null);
}
