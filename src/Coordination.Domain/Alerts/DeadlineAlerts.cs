using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Who is alerted of deadlines that are a matter of their own (not part of a conflict or a handover): the responsible person when it warns; the responsible person and their
/// unit leader when it is missed; the head later.
/// </summary>
internal static class DeadlineAlerts
{
    public static void Gather(AlertTargets targets)
    {
        var organization = targets.RuleContext.Organization;
        foreach (var deadline in targets.RuleContext.Citizen.Deadlines.Values)
        {
            if (deadline.IsClosed || !Matters.IsDeadline(deadline.Matter)) continue;
            if (deadline.Status is not (DeadlineStatus.Warned or DeadlineStatus.Missed)) continue;
            var missed = deadline.Status == DeadlineStatus.Missed;
            var target = new AlertTarget(deadline.Matter, "", deadline.Kind, deadline.About, deadline.Department,
                missed ? Severity.Urgent : Severity.Warning, StageOf(deadline), deadline.Due.At);
            targets.Add(target, deadline.Responsible);
            if (!missed) continue;
            if (organization.LeaderOf(deadline.Responsible) is { } leader) targets.Add(target, leader);
            if (deadline.HeadTold && organization.HeadOf(organization.DepartmentOf(deadline.Responsible, deadline.Department)) is { } head)
                targets.Add(target, head);
        }
    }

    /// <summary>The date and how far it has come: a moved date, each warning and the miss re-arm the alert.</summary>
    public static string StageOf(Deadline? deadline) => deadline is null ? ""
        : deadline.Status == DeadlineStatus.Missed ? $"missed {deadline.Due.At.UtcTicks}"
        : deadline.Warnings > 0 ? $"warned {deadline.Warnings} {deadline.Due.At.UtcTicks}"
        : "";
}
