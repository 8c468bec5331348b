using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Tells everybody responsible for an active intervention, and the coordinator, that another number of the citizen leads to the same
/// place, for as many days as policy keeps information: the picture now shows what was known under both.
/// </summary>
internal static class NumberAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "citizen-renumbered";

    public static void Gather(AlertTargets targets)
    {
        var context = targets.RuleContext;
        if (context.Citizen.Place is not { Joined.IsEmpty: false, JoinedAt: { } at }) return;
        if (context.Clock.Reached(LocalTime.AddDays(at, context.Policy.Information.KeptDays))) return;
        foreach (var intervention in context.ActiveInterventions())
            targets.Add(Target(at, intervention.Department), context.Citizen.Responsible(intervention));
        if (context.Citizen is { Coordinator: { } role, ResponsibleCoordinator: { } coordinator })
            targets.Add(Target(at, role.Holder.Department), coordinator);
    }

    private static AlertTarget Target(DateTimeOffset at, Ids.DepartmentCode department) => new(
        AlertSubject.Number, Kind, "", department, Severity.Info, AlertStage.Of($"joined {at.UtcTicks}"), null);
}
