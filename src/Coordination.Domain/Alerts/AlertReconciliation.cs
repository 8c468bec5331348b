using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Journals the difference between the alerts that should stand and those that do.</summary>
internal static class AlertReconciliation
{
    private const string EscalatedSuffix = " escalated";

    public static void Difference(RuleContext context, List<Fact> facts)
    {
        var targets = new AlertTargets(context);
        ConflictAlerts.Gather(targets);
        DeadlineAlerts.Gather(targets);
        HandoverAlerts.Gather(targets);
        ContactAlerts.Gather(targets);
        OtherAlerts.Gather(targets);
        RotaAlerts.Gather(targets);
        var escalated = Escalate(targets);

        var standing = 0;
        for (var place = 0; place < targets.All.Count; place++)
        {
            var target = targets.All[place];
            var journaled = targets.Journaled(target.Matter, target.Receiver);
            if (journaled is not null) standing++;
            CaseworkerId? to = journaled is not null && escalated is not null && escalated.TryGetValue(journaled.Id, out var next) ? next : null;
            if (Step(context, journaled, target, to) is { } step) facts.Add(step);
        }

        if (standing == context.Citizen.Alerts.Count) return;
        foreach (var alert in context.Citizen.Alerts.Values)
            if (!targets.Has(alert.Matter, alert.Receiver)) facts.Add(new AlertChanged(AlertStep.TakenBack, alert));
    }

    private static AlertChanged? Step(RuleContext context, Alert? journaled, AlertTarget target, CaseworkerId? escalatedTo)
    {
        if (journaled is null || journaled.Stage != target.Stage)
            return new AlertChanged(AlertStep.Raised, new Alert
            {
                Id = Alert.IdOf(context.Citizen.Key, target.Matter, target.Receiver),
                Matter = target.Matter,
                Receiver = target.Receiver,
                Kind = target.Kind,
                About = target.About,
                Department = target.Department,
                Severity = target.Severity,
                Stage = target.Stage,
                DueAt = target.DueAt,
                RaisedAt = context.Clock.Now,
            });
        if (escalatedTo is { } to && to != journaled.EscalatedTo)
            return new AlertChanged(AlertStep.Escalated, Updated(journaled, target) with { EscalatedTo = to });
        return IsAsTarget(journaled, target) ? null : new AlertChanged(AlertStep.Updated, Updated(journaled, target));
    }

    private static Alert Updated(Alert journaled, AlertTarget target) =>
        journaled with
    {
        Kind = target.Kind, About = target.About, Department = target.Department, Severity = target.Severity, DueAt = target.DueAt,
    };

    /// <summary>Whether <see cref="Updated"/> would change nothing.</summary>
    private static bool IsAsTarget(Alert journaled, AlertTarget target) =>
        journaled.Kind == target.Kind && journaled.About == target.About && journaled.Department == target.Department
        && journaled.Severity == target.Severity && journaled.DueAt == target.DueAt;

    /// <summary>
    /// An alert that asks for something and is not acknowledged in its time goes on to the next in line: substitute,
    /// unit leader, head. Adds their alerts to the targets and answers which alerts have gone further than journaled.
    /// </summary>
    private static Dictionary<AlertId, CaseworkerId>? Escalate(AlertTargets targets)
    {
        var context = targets.RuleContext;
        Dictionary<AlertId, CaseworkerId>? escalated = null;
        foreach (var target in (AlertTarget[])[.. targets.All])
        {
            if (target.Severity == Severity.Info || OperationsDesk.Is(target.Receiver)) continue;
            if (targets.Journaled(target.Matter, target.Receiver) is not { } alert) continue;
            if (alert.AcknowledgedAt is not null || alert.Stage != target.Stage || IsEscalation(alert)) continue;
            CaseworkerId? last = null;
            var from = alert.RaisedAt;
            foreach (var next in context.Organization.EscalationFrom(new CaseworkerId(alert.Receiver), alert.Department))
            {
                var due = context.Policy.Escalation.Unacknowledged.DueFrom(from, context.Policy.Days);
                if (!context.Clock.Reached(due.PassedFrom)) break;
                var further = target with { Receiver = next.Value, Stage = $"{target.Stage}{EscalatedSuffix}" };
                if (!targets.Has(target.Matter, next.Value)) targets.Add(further);
                (last, from) = (next, due.At);
                // Whoever of them acknowledges has it: it goes no further.
                if (targets.Journaled(target.Matter, next.Value) is { AcknowledgedAt: not null } taken
                    && (taken.Stage == further.Stage || taken.Stage == target.Stage)) break;
            }

            if (last is { } to && alert.EscalatedTo != to) (escalated ??= [])[alert.Id] = to;
        }

        return escalated;
    }

    private static bool IsEscalation(Alert alert) => alert.Stage.EndsWith(EscalatedSuffix, StringComparison.Ordinal);
}
