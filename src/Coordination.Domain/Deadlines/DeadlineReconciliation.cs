using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Journals the difference between the deadlines that are owed and the deadlines in the journal.</summary>
internal static class DeadlineReconciliation
{
    private static readonly FindingComparison<IDeadlineRule, DeadlineFinding, DeadlineId, Deadline> Comparison = new()
    {
        Rules = DeadlineRules.All,
        Find = static (rule, context, findings) => rule.Find(context, findings),
        IdOf = static finding => finding.Id,
        RuleOf = static deadline => deadline.Kind,
        Journal = static (context, finding, journaled, facts) =>
            Journal(context, ReportedDeadlineChanges.Of(context).Applied(finding, context.Policy.Days), journaled, facts),
        End = static (context, deadline, facts) =>
        {
            if (IsExpected(deadline) && Ended(context, deadline) is { } ended) facts.Add(ended);
        },
    };

    public static void Difference(RuleContext context, List<Fact> facts) =>
        Comparison.Difference(context, context.Citizen.Deadlines, facts);

    /// <summary>
    /// Whether its rule should find it: an open deadline, and also a met one if it is an independent matter whose reason still
    /// exists.
    /// </summary>
    private static bool IsExpected(Deadline deadline) =>
        !deadline.IsClosed || (deadline.ClearedAt is null && deadline.AlertSubject.Kind == AlertSubjectKind.Deadline);

    private static void Journal(RuleContext context, DeadlineFinding finding, Deadline? journaled, List<Fact> facts)
    {
        if (context.Citizen.Death is { } death)
        {
            if (journaled is null && finding.ArmedAt >= death.From) return;
            finding = Until(death.From, finding);
        }

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
                BeforeStart = null,
            };
            facts.Add(new DeadlineChanged(resumed ? DeadlineStep.Resumed : DeadlineStep.Moved, it));
        }

        // What is closed keeps who answered for it, until somebody reports or decides something: an absence moves only what is open.
        var responsible = it.IsClosed && !context.HasNews ? it.Responsible : finding.Responsible;
        if (it.Responsible != responsible || it.Department != finding.Department || it.Title != finding.Title)
        {
            it = it with { Responsible = responsible, Department = finding.Department, Title = finding.Title };
            facts.Add(new DeadlineChanged(DeadlineStep.Reassigned, it));
        }

        DeadlineCourse.Advance(context, finding, it, facts);
    }

    /// <summary>
    /// The deadline as it stood at the beginning of the day of death. What was still owed then, or came later, is needed no more.
    /// </summary>
    private static DeadlineFinding Until(DateTimeOffset death, DeadlineFinding finding) =>
        finding.ArmedAt < death && (finding.MetAt < death || finding.ClearedAt < death)
            ? finding
            : finding with { MetAt = null, ClearedAt = death };

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
            // A missed deadline stays missed when it is no longer needed. One that its rule no longer finds loses its met time.
            _ => new(DeadlineStep.Cleared, gone with
            {
                Status = gone.Status == DeadlineStatus.Missed ? DeadlineStatus.Missed : DeadlineStatus.Cleared, ClearedAt = end.At,
                MetAt = null,
            }),
        };
    }
}
