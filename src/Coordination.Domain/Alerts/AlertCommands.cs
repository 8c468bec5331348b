using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>The receiver of an alert acknowledges it, which stops its escalation.</summary>
internal static class AlertCommands
{
    public static FactsOrRefusal Acknowledge(RuleContext context, AcknowledgeAlert command, CaseworkerId by)
    {
        if (!context.Citizen.Alerts.TryGetValue(command.Alert, out var alert))
            return new NotFound("There is no such alert, or it was taken back.");
        if (alert.Receiver.Person != by) return new Forbidden("Only its receiver can acknowledge an alert.");
        if (alert.AcknowledgedAt is { } at) return new StateConflict($"It was acknowledged at {at:O}.");
        var acknowledged = alert with { AcknowledgedAt = context.Clock.Now };
        return FactsOrRefusal.Of(new AlertChanged(AlertStep.Acknowledged, acknowledged), alert.Id.Value);
    }
}
