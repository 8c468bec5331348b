using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// Finds who must act on an item that belongs to no intervention. There is always somebody: at the end of the list stand the
/// department's operations.
/// </summary>
internal static class DeadlineOwner
{
    /// <summary>The named caseworker, with absences considered; if none was named, the leader of the unit.</summary>
    public static CaseworkerId Named(RuleContext context, string? caseworker, string? unit, DepartmentCode department)
    {
        UnitId? known = unit is null ? null : new UnitId(unit);
        if (caseworker is not null) return context.Answering(new CaseworkerId(caseworker), known, department);
        return context.Organization.LeaderOf(known) is { } leader
            ? context.Answering(leader, known, department)
            : EntryUnit(context, department);
    }

    /// <summary>The leader of a department's entry unit, with absences considered; without one the head.</summary>
    public static CaseworkerId EntryUnit(RuleContext context, DepartmentCode department) =>
        context.Answering(context.Organization.EntryHolderOf(department), unit: null, department);
}
