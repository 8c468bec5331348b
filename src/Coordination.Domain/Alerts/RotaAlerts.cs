using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts a department's head about a hole in its rota: one alert per other department whose calls nobody answers, or a single alert
/// if nobody answers any department. The alert is taken back when somebody is on the rota.
/// </summary>
internal static class RotaAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "rota-hole";

    public static void Gather(AlertTargets targets)
    {
        var context = targets.RuleContext;
        if (DepartmentAggregate.Find(context.Citizen.Key) is not { Department: var department }) return;
        if (context.Organization.HeadOf(department) is not { } head) return;
        // A department that has not started has no rota yet.
        if (context.Organization.LiveAt(department) is { } live && !context.Clock.Reached(live)) return;
        var holes = RotaHoles.Now(context.Organization, department, context.Clock);
        var unstaffed = holes.Count > 1 && holes.Count == context.Organization.Document.Departments.Count - 1;
        foreach (var about in unstaffed ? [department] : holes)
            targets.Add(
                new AlertTarget(
                    AlertSubject.Rota(department, about), Kind, about.Value, department, Severity.Warning,
                    AlertStage.Of("unstaffed"), null),
                head);
    }
}
