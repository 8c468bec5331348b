using Coordination.Domain.Citizens;
using Coordination.Domain.Organisations;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Who is responsible for a citizen and how they are reached now. Those involved see the persons; anyone else sees the
/// coordinator and each involved department's entry point.
/// </summary>
internal static class WhoToCall
{
    public static IReadOnlyList<ReachView> For(Citizen citizen, Organisation organisation, bool persons)
    {
        List<ReachView> reach = [];
        if (citizen.Coordinator is { } role)
            reach.Add(Person(organisation, "coordinator", citizen.ResponsibleCoordinator!.Value, role.Holder.Department, role.Holder.Unit, null));
        SortedSet<string> departments = new(StringComparer.Ordinal);
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            departments.Add(intervention.Department.Value);
            if (persons)
                reach.Add(Person(organisation, "responsible", citizen.Responsible(intervention), intervention.Department, intervention.Holder.Unit, intervention.Id.Value));
        }

        foreach (var code in departments) reach.Add(Entry(organisation, new DepartmentCode(code)));
        return reach;
    }

    private static ReachView Person(Organisation organisation, string role, CaseworkerId id, DepartmentCode department, UnitId? unit, string? @for)
    {
        var known = organisation.Find(id);
        var theirs = known is null ? department : new DepartmentCode(known.Department);
        return new ReachView(
            theirs.Value, organisation.Find(theirs)?.Name, role, id.Value, known?.Name ?? id.Value,
            known?.Unit ?? unit?.Value, known?.Phone, known?.Email, @for);
    }

    private static ReachView Entry(Organisation organisation, DepartmentCode code)
    {
        var department = organisation.Find(code);
        var unit = department?.EntryUnit is { } entry ? organisation.Find(new UnitId(entry)) : null;
        return new ReachView(code.Value, department?.Name, "entry", null, unit?.Name, unit?.Id, unit?.EntryPhone, department?.OperationsContact, null);
    }
}
