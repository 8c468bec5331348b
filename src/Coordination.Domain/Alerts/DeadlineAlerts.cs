using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts for deadlines that are not part of a conflict or handover. The responsible person is alerted when the deadline warns, the
/// responsible person and the unit leader when it is missed, and the head later.
/// </summary>
internal static class DeadlineAlerts
{
    /// <summary>Room for the longest stage of a deadline, of a conflict and of both.</summary>
    public const int StageLengthMax = 128;

    public static void Gather(AlertTargets targets)
    {
        var organization = targets.RuleContext.Organization;
        Span<char> stage = stackalloc char[StageLengthMax];
        foreach (var deadline in targets.RuleContext.Citizen.Deadlines.Values)
        {
            if (deadline.IsClosed || deadline.BeforeStart is true || deadline.AlertSubject.Kind != AlertSubjectKind.Deadline) continue;
            if (deadline.Status is not (DeadlineStatus.Warned or DeadlineStatus.Missed)) continue;
            var missed = deadline.Status == DeadlineStatus.Missed;
            var reached = targets.Stage(deadline.AlertSubject, stage[..WriteStage(deadline, stage)]);
            var target = new AlertTarget(deadline.AlertSubject, deadline.Kind, deadline.About, deadline.Department,
                missed ? Severity.Urgent : Severity.Warning, reached, deadline.Due.At);
            targets.Add(target, deadline.Responsible);
            if (!missed) continue;
            if (targets.RuleContext.LeaderOf(deadline.Responsible, deadline.Department) is { } leader) targets.Add(target, leader);
            if (deadline.HeadTold && organization.HeadOf(deadline.Responsible, deadline.Department) is { } head) targets.Add(target, head);
        }
    }

    /// <summary>
    /// Writes a text that differs for each due time, each warning and the miss, so that each raises an acknowledged alert again.
    /// </summary>
    /// <returns>The length of the text; 0 for none of these.</returns>
    public static int WriteStage(Deadline? deadline, Span<char> text)
    {
        var length = 0;
        if (deadline is { Status: DeadlineStatus.Missed }) text.TryWrite($"missed {deadline.Due.At.UtcTicks}", out length);
        else if (deadline is { Warnings: > 0 }) text.TryWrite($"warned {deadline.Warnings} {deadline.Due.At.UtcTicks}", out length);
        return length;
    }
}
