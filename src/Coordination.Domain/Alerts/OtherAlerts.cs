using Coordination.Domain.Calendar;
using Coordination.Domain.Handovers;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Who is told that a coordinator was appointed, and that an event has waited too long.</summary>
internal static class OtherAlerts
{
    public static void Gather(AlertTargets targets)
    {
        GatherCoordinator(targets);
        GatherParked(targets);
    }

    /// <summary>The one appointed by another, and everybody responsible for an active intervention.</summary>
    private static void GatherCoordinator(AlertTargets targets)
    {
        var scene = targets.Scene;
        if (scene.Citizen.Coordinator is not { } role) return;
        if (scene.Moment.Reached(LocalTime.AddDays(role.Since, scene.Policy.Information.KeptDays))) return;
        var target = new AlertTarget(Matters.Coordinator, "", "coordinator-appointed", Responsibility.Coordination,
            role.Holder.Department, Severity.Info, $"since {role.Since.UtcTicks}", null);
        Tell(role.Holder.Caseworker);
        foreach (var intervention in scene.ActiveInterventions()) Tell(scene.Citizen.Responsible(intervention));

        void Tell(CaseworkerId person)
        {
            if (person.Value != role.AppointedBy) targets.Add(target, person);
        }
    }

    private static void GatherParked(AlertTargets targets)
    {
        var scene = targets.Scene;
        foreach (var parked in scene.Citizen.Parked.Values)
        {
            if (!scene.Moment.Reached(LocalTime.AddDays(parked.ParkedAt, scene.Policy.Escalation.ParkedDays))) continue;
            var department = new DepartmentCode(Events.DepartmentEvent.DepartmentOf(parked.Source));
            targets.Add(new AlertTarget(Matters.Parked(parked.Key), Alert.OperationsOf(department, scene.Organisation), "parked-event", parked.EventId,
                department, Severity.Warning, "parked", null));
        }
    }
}
