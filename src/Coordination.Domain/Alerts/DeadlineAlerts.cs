using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Deadlines that are not part of a conflict or a handover alert the responsible person when they warn, the responsible person
/// and their unit leader when they are missed, and the head later.
/// </summary>
internal static class DeadlineAlerts
{
    public static void Gather(AlertTargets targets)
    {
        var organization = targets.RuleContext.Organization;
        foreach (var deadline in targets.RuleContext.Citizen.Deadlines.Values)
        {
            if (deadline.IsClosed || deadline.AlertSubject.Kind != AlertSubjectKind.Deadline) continue;
            if (deadline.Status is not (DeadlineStatus.Warned or DeadlineStatus.Missed)) continue;
            var missed = deadline.Status == DeadlineStatus.Missed;
            var target = new AlertTarget(deadline.AlertSubject, deadline.Kind, deadline.About, deadline.Department,
                missed ? Severity.Urgent : Severity.Warning, AlertStage.Of(StageOf(deadline)), deadline.Due.At);
            targets.Add(target, deadline.Responsible);
            if (!missed) continue;
            if (organization.LeaderOf(deadline.Responsible) is { } leader) targets.Add(target, leader);
            var department = organization.DepartmentOf(deadline.Responsible, deadline.Department);
            if (deadline.HeadTold && organization.HeadOf(department) is { } head) targets.Add(target, head);
        }
    }

    /// <summary>Differs for each due time, each warning and the miss, so that each raises an acknowledged alert again.</summary>
    public static string StageOf(Deadline? deadline) => deadline is null ? ""
        : deadline.Status == DeadlineStatus.Missed ? $"missed {deadline.Due.At.UtcTicks}"
        : deadline.Warnings > 0 ? $"warned {deadline.Warnings} {deadline.Due.At.UtcTicks}"
        : "";
}
