using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Tells everybody who was responsible for something, and the coordinator, that the citizen died or moves to another municipality:
/// once, as information that policy takes back after some days.
/// </summary>
internal static class LifeAlerts
{
    /// <summary>The kind of the alert that the citizen died.</summary>
    public const string Died = "citizen-died";

    /// <summary>The kind of the alert that the citizen moves away.</summary>
    public const string Moved = "citizen-moved";

    public static void Gather(AlertTargets targets)
    {
        var citizen = targets.RuleContext.Citizen;
        if (citizen.Death is { } death) Tell(targets, AlertSubject.Death, Died, "died", death.KnownAt, death.Told);
        else if (citizen.Departure is { } away)
            Tell(targets, AlertSubject.Move, Moved, $"moved {away.Municipality} {away.On:O}", away.KnownAt, away.Told);
    }

    private static void Tell(
        AlertTargets targets, AlertSubject subject, string kind, string stage, DateTimeOffset knownAt, IEnumerable<CaseworkerId> told)
    {
        var context = targets.RuleContext;
        if (context.Clock.Reached(LocalTime.AddDays(knownAt, context.Policy.Information.KeptDays))) return;
        foreach (var person in told)
        {
            var department = context.Organization.DepartmentOf(person, context.DepartmentNaming(person, about: null));
            targets.Add(
                new AlertTarget(
                    subject, kind, context.Citizen.Key.Value, department, Severity.Info, AlertStage.Of(stage), DueAt: null),
                person);
        }
    }
}
