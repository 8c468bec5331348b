using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Tells every caseworker of a department, on the day it starts, that what was found until then is on their desk: one alert each,
/// instead of one for each matter.
/// </summary>
internal static class StartAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "department-started";

    public static void Gather(AlertTargets targets)
    {
        var context = targets.RuleContext;
        if (DepartmentAggregate.Find(context.Citizen.Key) is not { Department: var department }) return;
        if (context.Organization.LiveAt(department) is not { } live || !context.Clock.Reached(live)) return;
        if (context.Clock.Reached(LocalTime.AddDays(live, context.Policy.Information.KeptDays))) return;
        var isDay = !context.Clock.Reached(LocalTime.AddDays(live, 1));
        var target = new AlertTarget(
            AlertSubject.Start, Kind, department.Value, department, Severity.Info, AlertStage.Of($"live {live.UtcTicks}"), DueAt: null);
        foreach (var caseworker in context.Organization.Document.Caseworkers)
        {
            var receiver = Addressee.Of(new CaseworkerId(caseworker.Id));
            if (context.Organization.DepartmentsOf(new CaseworkerId(caseworker.Id)).Contains(department)
                && (isDay || targets.Journaled(target.Subject, receiver) is not null))
                targets.Add(target, receiver);
        }
    }
}
