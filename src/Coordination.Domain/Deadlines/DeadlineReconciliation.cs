using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Journals the difference between the deadlines that are owed and the deadlines in the journal.</summary>
internal static class DeadlineReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        var journaled = context.Citizen.Deadlines;
        var found = new bool[journaled.Count];
        List<DeadlineFinding> findings = new(journaled.Count);
        var reported = ReportedDeadlineChanges.Of(context.Citizen);
        foreach (var rule in DeadlineRules.All)
        {
            if (!context.Concerns(rule)) continue;
            findings.Clear();
            if (!context.TryAsk(rule.Kind, rule, findings, static (rule, context, found) => rule.Find(context, found)))
            {
                LeaveAsTheyAre(journaled, rule.Kind, found);
                continue;
            }

            foreach (var finding in findings)
            {
                var place = journaled.PlaceOf(finding.Id);
                if (place >= 0) found[place] = true;
                Journal(context, reported.Applied(finding), place >= 0 ? journaled.Values[place] : null, facts);
            }
        }

        for (var place = 0; place < found.Length; place++)
            if (!found[place] && IsExpected(journaled.Values[place]) && Ended(context, journaled.Values[place]) is { } ended)
                facts.Add(ended);
    }

    /// <summary>Deadlines of a rule that failed stand as journaled: nobody knows whether they are owed.</summary>
    private static void LeaveAsTheyAre(SortedMap<DeadlineId, Deadline> journaled, string kind, bool[] found)
    {
        for (var place = 0; place < found.Length; place++)
            if (journaled.Values[place].Kind == kind) found[place] = true;
    }

    /// <summary>
    /// Whether its rule should find it: an open deadline, and also a met one if it is an independent matter whose reason still
    /// exists.
    /// </summary>
    private static bool IsExpected(Deadline deadline) =>
        !deadline.IsClosed || (deadline.ClearedAt is null && deadline.AlertSubject.Kind == AlertSubjectKind.Deadline);

    private static void Journal(RuleContext context, DeadlineFinding finding, Deadline? journaled, List<Fact> facts)
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

        DeadlineCourse.Advance(context, finding, it, facts);
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

    /// <summary>The end of a deadline that its rule no longer finds; null: it is already journaled.</summary>
    private static DeadlineChanged? Ended(RuleContext context, Deadline gone)
    {
        if (DeadlineRules.Find(gone.Kind) is not { } rule) return null;
        var end = rule.Ends(context, gone);
        return end.Status switch
        {
            DeadlineStatus.Met => new(DeadlineStep.Met, gone with
            {
                Status = gone.Due.IsLate(end.At) ? DeadlineStatus.Missed : DeadlineStatus.Met, MetAt = end.At,
            }),
            DeadlineStatus.Missed when gone.Status == DeadlineStatus.Missed => null,
            DeadlineStatus.Missed => new(DeadlineStep.Missed, gone with { Status = DeadlineStatus.Missed, MissedAt = end.At }),
            // A missed deadline stays missed when it is no longer needed.
            _ => new(DeadlineStep.Cleared, gone with
            {
                Status = gone.Status == DeadlineStatus.Missed ? DeadlineStatus.Missed : DeadlineStatus.Cleared, ClearedAt = end.At,
            }),
        };
    }
}
