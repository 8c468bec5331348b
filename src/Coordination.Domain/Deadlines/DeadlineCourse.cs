using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Deadlines;

/// <summary>Advances a deadline: met, no longer needed, suspended, missed, or open. The first of these that applies counts.</summary>
internal static class DeadlineCourse
{
    /// <summary>Journals what has changed.</summary>
    public static void Advance(RuleContext context, DeadlineFinding finding, Deadline it, List<Fact> facts)
    {
        if (finding.MetAt is { } metAt) Meet(context, finding, metAt, it, facts);
        else if (finding.ClearedAt is { } clearedAt) Clear(context, finding, clearedAt, it, facts);
        else if (finding.SuspendedAt is not null) Suspend(it, facts);
        else if (context.Clock.Reached(finding.Due.PassedFrom)) Miss(context, finding, it, facts);
        else Warn(it, WarningsGiven(context, finding), facts);
    }

    private static void Meet(RuleContext context, DeadlineFinding finding, DateTimeOffset metAt, Deadline it, List<Fact> facts)
    {
        var status = finding.Due.IsLate(metAt) ? DeadlineStatus.Missed : DeadlineStatus.Met;
        if (it.Status != status || it.MetAt != metAt || it.ClearedAt is not null)
            facts.Add(new DeadlineChanged(DeadlineStep.Met, it with
            {
                Status = status, MetAt = metAt, ClearedAt = null, BeforeStart = BeforeStart(context, finding, status),
            }));
    }

    private static void Clear(RuleContext context, DeadlineFinding finding, DateTimeOffset clearedAt, Deadline it, List<Fact> facts)
    {
        var stoppedAt = finding.SuspendedAt < clearedAt ? finding.SuspendedAt.Value : clearedAt;
        var status = finding.Due.IsLate(stoppedAt) ? DeadlineStatus.Missed : DeadlineStatus.Cleared;
        if (it.Status != status || it.ClearedAt != clearedAt || it.MetAt is not null)
            facts.Add(new DeadlineChanged(DeadlineStep.Cleared, it with
            {
                Status = status, ClearedAt = clearedAt, MetAt = null, BeforeStart = BeforeStart(context, finding, status),
            }));
    }

    /// <summary>True if it is missed, and was so before its department started; else null.</summary>
    private static bool? BeforeStart(RuleContext context, DeadlineFinding finding, DeadlineStatus status) =>
        status == DeadlineStatus.Missed && finding.Due.PassedFrom <= context.Organization.LiveAt(finding.Department) ? true : null;

    private static void Suspend(Deadline it, List<Fact> facts)
    {
        if (it.Status != DeadlineStatus.Suspended)
            facts.Add(new DeadlineChanged(DeadlineStep.Suspended, it with { Status = DeadlineStatus.Suspended }));
    }

    private static void Miss(RuleContext context, DeadlineFinding finding, Deadline it, List<Fact> facts)
    {
        if (it.Status != DeadlineStatus.Missed || it.MetAt is not null)
        {
            it = it with
            {
                Status = DeadlineStatus.Missed, MissedAt = context.Clock.Now, MetAt = null,
                BeforeStart = BeforeStart(context, finding, DeadlineStatus.Missed),
            };
            facts.Add(new DeadlineChanged(DeadlineStep.Missed, it));
        }

        if (it.HeadTold || it.BeforeStart is true) return;
        var headTold = context.Policy.Escalation.HeadAfterMissed.DueFrom(finding.Due.At, context.Policy.Days);
        if (context.Clock.Reached(headTold.PassedFrom))
            facts.Add(new DeadlineChanged(DeadlineStep.Escalated, it with { HeadTold = true }));
    }

    private static void Warn(Deadline it, int warnings, List<Fact> facts)
    {
        if (warnings > it.Warnings)
            facts.Add(new DeadlineChanged(DeadlineStep.Warned, it with { Status = DeadlineStatus.Warned, Warnings = warnings }));
        else if (it.Status is not (DeadlineStatus.Open or DeadlineStatus.Warned))
            facts.Add(new DeadlineChanged(DeadlineStep.Resumed, it with
            {
                Status = warnings > 0 ? DeadlineStatus.Warned : DeadlineStatus.Open, MissedAt = null, BeforeStart = null,
            }));
    }

    /// <summary>
    /// The number of warnings given: one at half time where the length is in hours, else those of policy. A warning whose time was past
    /// when the deadline was set is skipped.
    /// </summary>
    private static int WarningsGiven(RuleContext context, DeadlineFinding finding)
    {
        if (finding.InHours)
            return context.Clock.Reached(finding.ArmedAt + (finding.Due.At - finding.ArmedAt) / 2) ? 1 : 0;
        var given = 0;
        var dueDay = LocalTime.DayOf(finding.Due.At);
        var (calendar, warnings) = (context.Policy.Days, context.Policy.Warnings);
        for (var warning = 0; warning < warnings.BusinessDaysBefore.Count; warning++)
        {
            var at = LocalTime.At(calendar.AddBusinessDays(dueDay, -warnings.BusinessDaysBefore[warning]), warnings.At);
            if (at > finding.ArmedAt && context.Clock.Reached(at)) given++;
        }

        return given;
    }
}
