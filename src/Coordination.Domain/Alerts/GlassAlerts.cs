using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Tells the coordinator and the data-protection officer that somebody broke the glass: as information that policy takes back after some
/// days. Who breaks it again is told of again.
/// </summary>
internal static class GlassAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "glass-broken";

    public static void Gather(AlertTargets targets)
    {
        var context = targets.RuleContext;
        foreach (var broken in context.Citizen.Glass.Values)
        {
            if (context.Clock.Reached(LocalTime.AddDays(broken.At, context.Policy.Information.KeptDays))) continue;
            var target = new AlertTarget(
                AlertSubject.GlassOf(broken.By), Kind, broken.By.Value, broken.Department, Severity.Info,
                AlertStage.Of($"broken {broken.At.UtcTicks}"), null);
            if (context.Citizen.ResponsibleCoordinator is { } coordinator) Tell(coordinator);
            if (context.Organization.Document.DataProtectionOfficer is { } officer) Tell(new CaseworkerId(officer));

            void Tell(CaseworkerId person)
            {
                if (person != broken.By) targets.Add(target, person);
            }
        }
    }
}
