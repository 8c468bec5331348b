using Coordination.Domain.Alerts;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Journals the difference between the deadlines that are owed and those that are journaled.</summary>
internal static class DeadlineReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        var journaled = context.Citizen.Deadlines;
        var found = new bool[journaled.Count];
        var reported = ReportedCourses.Of(context.Citizen);
        foreach (var rule in DeadlineRules.All)
        {
            if (!context.Concerns(rule)) continue;
            foreach (var owed in rule.Find(context))
            {
                var place = journaled.PlaceOf(owed.Id);
                if (place >= 0) found[place] = true;
                Take(context, reported.Applied(owed), place >= 0 ? journaled.Values[place] : null, facts);
            }
        }

        for (var place = 0; place < found.Length; place++)
            if (!found[place] && IsExpected(journaled.Values[place]) && Ended(context, journaled.Values[place]) is { } ended)
                facts.Add(ended);
    }

    /// <summary>Whether its rule should find it: an open one, and one of its own also after it was met, as long as its reason stands.</summary>
    private static bool IsExpected(Deadline deadline) => !deadline.IsClosed || (deadline.ClearedAt is null && deadline.AlertSubject.Kind == AlertSubjectKind.Deadline);

    private static void Take(RuleContext context, DeadlineFinding finding, Deadline? journaled, List<Fact> facts)
    {
        var it = journaled;
        if (it is null || (it.IsClosed && finding is { MetAt: null, ClearedAt: null }))
        {
            it = New(finding);
            facts.Add(new DeadlineChanged(DeadlineStep.Set, it));
        }

        if (it.Due != finding.Due || it.ArmedAt != finding.ArmedAt)
        {
            var resumed = it.Status == DeadlineStatus.Suspended && finding.SuspendedAt is null;
            it = it with
            {
                Due = finding.Due, ArmedAt = finding.ArmedAt, InHours = finding.InHours, Status = DeadlineStatus.Open,
                Warnings = 0, MetAt = null, MissedAt = null, ClearedAt = null, HeadTold = false,
            };
            facts.Add(new DeadlineChanged(resumed ? DeadlineStep.Resumed : DeadlineStep.Moved, it));
        }

        if (it.Responsible != finding.Responsible || it.Department != finding.Department || it.Title != finding.Title)
        {
            it = it with { Responsible = finding.Responsible, Department = finding.Department, Title = finding.Title };
            facts.Add(new DeadlineChanged(DeadlineStep.Reassigned, it));
        }

        Progress(context, finding, it, facts);
    }

    /// <summary>Met, no longer needed, standing still, past, or on its way: in this order.</summary>
    private static void Progress(RuleContext context, DeadlineFinding finding, Deadline it, List<Fact> facts)
    {
        if (finding.MetAt is { } metAt)
        {
            var status = finding.Due.IsLate(metAt) ? DeadlineStatus.Missed : DeadlineStatus.Met;
            if (it.Status != status || it.MetAt != metAt || it.ClearedAt is not null)
                facts.Add(new DeadlineChanged(DeadlineStep.Met, it with { Status = status, MetAt = metAt, ClearedAt = null }));
            return;
        }

        if (finding.ClearedAt is { } clearedAt)
        {
            var stoodOrEnded = finding.SuspendedAt < clearedAt ? finding.SuspendedAt.Value : clearedAt;
            var status = finding.Due.IsLate(stoodOrEnded) ? DeadlineStatus.Missed : DeadlineStatus.Cleared;
            if (it.Status != status || it.ClearedAt != clearedAt || it.MetAt is not null)
                facts.Add(new DeadlineChanged(DeadlineStep.Cleared, it with { Status = status, ClearedAt = clearedAt, MetAt = null }));
            return;
        }

        if (finding.SuspendedAt is not null)
        {
            if (it.Status != DeadlineStatus.Suspended)
                facts.Add(new DeadlineChanged(DeadlineStep.Suspended, it with { Status = DeadlineStatus.Suspended }));
            return;
        }

        if (context.Clock.Reached(finding.Due.PassedFrom))
        {
            if (it.Status != DeadlineStatus.Missed || it.MetAt is not null)
            {
                it = it with { Status = DeadlineStatus.Missed, MissedAt = context.Clock.Now, MetAt = null };
                facts.Add(new DeadlineChanged(DeadlineStep.Missed, it));
            }

            if (!it.HeadTold && context.Clock.Reached(context.Policy.Escalation.HeadAfterMissed.DueFrom(finding.Due.At, context.Policy.Days).PassedFrom))
                facts.Add(new DeadlineChanged(DeadlineStep.Escalated, it with { HeadTold = true }));
            return;
        }

        var warnings = WarningsGiven(context, finding);
        if (warnings > it.Warnings)
            facts.Add(new DeadlineChanged(DeadlineStep.Warned, it with { Status = DeadlineStatus.Warned, Warnings = warnings }));
        else if (it.Status is not (DeadlineStatus.Open or DeadlineStatus.Warned))
            facts.Add(new DeadlineChanged(DeadlineStep.Resumed, it with
            {
                Status = warnings > 0 ? DeadlineStatus.Warned : DeadlineStatus.Open, MissedAt = null,
            }));
    }

    /// <summary>How many warnings have come; one whose time was already past when the deadline was set is skipped.</summary>
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

    private static Deadline New(DeadlineFinding finding) => new()
    {
        Id = finding.Id,
        Kind = finding.Kind,
        Title = finding.Title,
        About = finding.About,
        AlertSubject = finding.AlertSubject,
        Department = finding.Department,
        Due = finding.Due,
        ArmedAt = finding.ArmedAt,
        InHours = finding.InHours,
        Responsible = finding.Responsible,
    };

    private static DeadlineChanged? Ended(RuleContext context, Deadline gone)
    {
        if (DeadlineRules.Find(gone.Kind) is not { } rule) return null;
        var end = rule.End(context, gone);
        return end.Status switch
        {
            DeadlineStatus.Met => new(DeadlineStep.Met, gone with
            {
                Status = gone.Due.IsLate(end.At) ? DeadlineStatus.Missed : DeadlineStatus.Met, MetAt = end.At,
            }),
            DeadlineStatus.Missed when gone.Status == DeadlineStatus.Missed => null,
            DeadlineStatus.Missed => new(DeadlineStep.Missed, gone with { Status = DeadlineStatus.Missed, MissedAt = end.At }),
            // What was missed stays missed, also when it is needed no longer.
            _ => new(DeadlineStep.Cleared, gone with
            {
                Status = gone.Status == DeadlineStatus.Missed ? DeadlineStatus.Missed : DeadlineStatus.Cleared, ClearedAt = end.At,
            }),
        };
    }
}
