using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts for deadlines that are not part of a conflict or handover. The responsible person is alerted when the deadline warns, the
/// responsible person and the unit leader when it is missed, and the head later.
/// </summary>
internal static class DeadlineAlerts
{
    public static void Gather(AlertTargets targets)
    {
        var organization = targets.RuleContext.Organization;
        foreach (var deadline in targets.RuleContext.Citizen.Deadlines.Values)
        {
            if (deadline.IsClosed || deadline.BeforeStart is true || deadline.AlertSubject.Kind != AlertSubjectKind.Deadline) continue;
            if (deadline.Status is not (DeadlineStatus.Warned or DeadlineStatus.Missed)) continue;
            var missed = deadline.Status == DeadlineStatus.Missed;
            var target = new AlertTarget(deadline.AlertSubject, deadline.Kind, deadline.About, deadline.Department,
                missed ? Severity.Urgent : Severity.Warning, AlertStage.Of(StageOf(deadline)), deadline.Due.At);
            targets.Add(target, deadline.Responsible);
            if (!missed) continue;
            if (targets.RuleContext.LeaderOf(deadline.Responsible, deadline.Department) is { } leader) targets.Add(target, leader);
            if (deadline.HeadTold && organization.HeadOf(deadline.Responsible, deadline.Department) is { } head) targets.Add(target, head);
        }
    }

    /// <summary>
    /// A text that differs for each due time, each warning and the miss, so that each raises an acknowledged alert again.
    /// </summary>
    public static string StageOf(Deadline? deadline) => deadline is null ? ""
        : deadline.Status == DeadlineStatus.Missed ? $"missed {deadline.Due.At.UtcTicks}"
        : deadline.Warnings > 0 ? $"warned {deadline.Warnings} {deadline.Due.At.UtcTicks}"
        : "";
}
