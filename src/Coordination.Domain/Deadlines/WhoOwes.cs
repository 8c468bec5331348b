using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Who must act on what belongs to no intervention; there is always somebody, at the last a department's operations.</summary>
internal static class WhoOwes
{
    /// <summary>The caseworker that was named, absences taken into account; where none was, whoever leads the unit.</summary>
    public static CaseworkerId Named(Scene scene, string? caseworker, string? unit, DepartmentCode department)
    {
        UnitId? known = unit is null ? null : new UnitId(unit);
        if (caseworker is not null) return scene.Answering(new CaseworkerId(caseworker), known, department);
        return scene.Organisation.LeaderOf(known) is { } leader ? scene.Answering(leader, known, department) : EntryUnit(scene, department);
    }

    /// <summary>Whoever leads a department's entry unit; without one its head.</summary>
    public static CaseworkerId EntryUnit(Scene scene, DepartmentCode department)
    {
        if (scene.Organisation.EntryLeaderOf(department) is { } leader) return scene.Answering(leader, unit: null, department);
        return scene.Organisation.HeadOf(department) ?? new CaseworkerId(Alert.OperationsOf(department, scene.Organisation));
    }
}
