using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Journals the difference between the alerts that should stand and the alerts in the journal.</summary>
internal static class AlertReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        using var gathered = ReusedList<AddressedTarget>.Take();
        var targets = new AlertTargets(context, gathered.Items);
        StartAlerts.Gather(targets);
        LifeAlerts.Gather(targets);
        NumberAlerts.Gather(targets);
        GlassAlerts.Gather(targets);
        if (context.Citizen.Death is null) GatherMatters(targets);
        var escalated = Escalate(targets);

        var standing = 0;
        foreach (var (target, receiver) in targets.All)
        {
            var journaled = targets.Journaled(target.Subject, receiver);
            if (journaled is not null) standing++;
            CaseworkerId? escalatedTo = null;
            if (journaled is not null && escalated is not null && escalated.TryGetValue(journaled.Id, out var next)) escalatedTo = next;
            if (Step(context, journaled, target, receiver, escalatedTo) is { } step) facts.Add(step);
        }

        if (standing != context.Citizen.Alerts.Count)
            foreach (var alert in context.Citizen.Alerts.Values)
                if (!targets.Has(alert.Subject, alert.Receiver)) facts.Add(new AlertChanged(AlertStep.TakenBack, alert));
        WithdrawalAlerts.Note(context, facts);
    }

    /// <summary>What a person must act on or know. A death takes all of it back.</summary>
    private static void GatherMatters(AlertTargets targets)
    {
        ConflictAlerts.Gather(targets);
        DeadlineAlerts.Gather(targets);
        HandoverAlerts.Gather(targets);
        MeasureAlerts.Gather(targets);
        ContactAlerts.Gather(targets);
        OtherAlerts.Gather(targets);
        RotaAlerts.Gather(targets);
        WithdrawalAlerts.Gather(targets);
    }

    private static AlertChanged? Step(
        RuleContext context, Alert? journaled, AlertTarget target, Addressee receiver, CaseworkerId? escalatedTo)
    {
        var hides = HiddenDepartments.From(receiver, target, context, journaled?.Hides);
        if (journaled is null || journaled.Stage != target.Stage || IsToldSinceAStart(context, journaled, target, receiver))
            return new AlertChanged(AlertStep.Raised, new Alert
            {
                Id = journaled?.Id ?? Alert.IdOf(context.Citizen.Key, target.Subject, receiver, context.Ids),
                Subject = target.Subject,
                Receiver = receiver,
                Kind = target.Kind,
                About = target.About,
                Department = target.Department,
                Severity = target.Severity,
                Stage = target.Stage,
                DueAt = target.DueAt,
                RaisedAt = context.Clock.Now,
                UnansweredSince = UnansweredSince(journaled),
                Quiet = target.IsQuiet ? true : null,
                Hides = hides,
            });
        if (escalatedTo is { } to && to != journaled.EscalatedTo)
            return new AlertChanged(
                AlertStep.Escalated, Updated(journaled, target, hides) with { EscalatedTo = to, EscalatedAt = context.Clock.Now });
        return IsAsTarget(journaled, target, hides) ? null : new AlertChanged(AlertStep.Updated, Updated(journaled, target, hides));
    }

    /// <summary>
    /// Whether an alert was quiet because of a department that has started since, and its receiver is of another: they are told now. Those
    /// of the department have one summary instead (<see cref="StartAlerts"/>).
    /// </summary>
    private static bool IsToldSinceAStart(RuleContext context, Alert journaled, AlertTarget target, Addressee receiver)
    {
        if (journaled.Quiet is not true || target.IsQuiet) return false;
        var organization = context.Organization;
        IReadOnlyList<DepartmentCode> departments = receiver.Person is { } person ? organization.DepartmentsOf(person)
            : receiver.Operations is { } operations ? [operations]
            : receiver.Unit is { } unit && organization.Find(unit) is { } known ? [new DepartmentCode(known.Department)]
            : [];
        foreach (var department in departments)
            if (organization.IsQuiet(department, journaled.RaisedAt)) return false;
        return true;
    }

    /// <summary>
    /// A later stage is another reminder of the same matter: who did not answer the stage before is not given the time anew. Once the
    /// matter has escalated, its later stages have their own time.
    /// </summary>
    private static DateTimeOffset? UnansweredSince(Alert? before) =>
        before is { AcknowledgedAt: null, EscalatedTo: null, Quiet: not true, Severity: not Severity.Info, Stage.IsEscalation: false }
            ? before.UnansweredSince ?? before.RaisedAt
            : null;

    private static Alert Updated(Alert journaled, AlertTarget target, ConcealedDepartments? hides) =>
        journaled with
    {
        Kind = target.Kind, About = target.About, Department = target.Department, Severity = target.Severity, DueAt = target.DueAt,
        Hides = hides,
    };

    /// <summary>Whether <see cref="Updated"/> would change nothing.</summary>
    private static bool IsAsTarget(Alert journaled, AlertTarget target, ConcealedDepartments? hides) =>
        journaled.Kind == target.Kind && journaled.About == target.About && journaled.Department == target.Department
        && journaled.Severity == target.Severity && journaled.DueAt == target.DueAt && journaled.Hides == hides;

    /// <summary>
    /// Escalates each alert that is more than information and was not acknowledged within policy's time: to the substitute, the unit
    /// leader, then the head. Adds their alerts to the targets. Returns the last person alerted for each alert that escalated further
    /// than journaled; null: none did.
    /// </summary>
    private static Dictionary<AlertId, CaseworkerId>? Escalate(AlertTargets targets)
    {
        var context = targets.RuleContext;
        Dictionary<AlertId, CaseworkerId>? escalated = null;
        List<AddressedTarget>? further = null;
        foreach (var (target, receiver) in targets.All)
        {
            if (target.Severity == Severity.Info || receiver.Person is not { } person) continue;
            if (targets.Journaled(target.Subject, receiver) is not { } alert) continue;
            if (alert.Quiet is true || alert.AcknowledgedAt is not null || alert.Stage != target.Stage
                || alert.Stage.IsEscalation) continue;
            CaseworkerId? last = null;
            var from = alert.UnansweredSince ?? alert.RaisedAt;
            var stage = target.Stage with { IsEscalation = true };
            foreach (var next in context.Organization.EscalationFrom(person, alert.Department))
            {
                var due = context.Policy.Escalation.Unacknowledged.DueFrom(from, context.Policy.Days);
                if (!context.Clock.Reached(due.PassedFrom)) break;
                var leader = Addressee.Of(next);
                (further ??= []).Add(new(target with { Stage = stage }, leader));
                (last, from) = (next, due.At);
                // Once one of them has acknowledged, the alert escalates no further.
                if (targets.Journaled(target.Subject, leader) is { AcknowledgedAt: not null } taken
                    && (taken.Stage == stage || taken.Stage == target.Stage)) break;
            }

            if (last is { } to && alert.EscalatedTo != to) (escalated ??= [])[alert.Id] = to;
        }

        foreach (var (target, receiver) in further ?? [])
            if (!targets.Has(target.Subject, receiver)) targets.Add(target, receiver);
        return escalated;
    }
}
