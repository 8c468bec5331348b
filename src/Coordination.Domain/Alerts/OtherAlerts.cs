using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Alerts that a coordinator was appointed, and that an event has been parked for too long.</summary>
internal static class OtherAlerts
{
    public static void Gather(AlertTargets targets)
    {
        GatherCoordinator(targets);
        GatherParked(targets);
    }

    /// <summary>
    /// Alerts the coordinator and everybody responsible for an active intervention, except the person who made the appointment.
    /// </summary>
    private static void GatherCoordinator(AlertTargets targets)
    {
        var context = targets.RuleContext;
        if (context.Citizen.Coordinator is not { } role) return;
        if (context.Clock.Reached(LocalTime.AddDays(role.Since, context.Policy.Information.KeptDays))) return;
        var target = new AlertTarget(AlertSubject.Coordinator, "coordinator-appointed", Responsibility.CoordinatorRole.Word,
            role.Holder.Department, Severity.Info, AlertStage.Of($"since {role.Since.UtcTicks}"), null);
        Tell(role.Holder.Caseworker);
        foreach (var intervention in context.ActiveInterventions()) Tell(context.Citizen.Responsible(intervention));

        void Tell(CaseworkerId person)
        {
            if (person.Value != role.AppointedBy) targets.Add(target, person);
        }
    }

    private static void GatherParked(AlertTargets targets)
    {
        var context = targets.RuleContext;
        foreach (var parked in context.Citizen.Parked.Values)
        {
            if (!context.Clock.Reached(LocalTime.AddDays(parked.ParkedAt, context.Policy.Escalation.ParkedDays))) continue;
            var department = new DepartmentCode(Events.DepartmentEvent.DepartmentOf(parked.Source));
            var target = new AlertTarget(
                AlertSubject.For(parked.Key), "parked-event", parked.EventId, department, Severity.Warning, AlertStage.Of("parked"), null);
            targets.Add(target, OperationsDesk.Of(department, context.Organization));
        }
    }
}
