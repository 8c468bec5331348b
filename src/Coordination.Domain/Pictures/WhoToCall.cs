using Coordination.Domain.Citizens;
using Coordination.Domain.Organisations;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// Who is responsible for a citizen and how they are reached now. Those involved see the persons; anyone else sees the
/// coordinator and each involved department's entry for the department that asks: whoever is on the rota; at a hole the entry
/// unit, and who answers for its leader.
/// </summary>
public static class WhoToCall
{
    /// <summary>The answer at an instant.</summary>
    /// <param name="citizen">The citizen.</param>
    /// <param name="organisation">The organisation now.</param>
    /// <param name="now">The instant; absences and turns of the rota count to the very second.</param>
    /// <param name="asking">The department that asks; default: none.</param>
    /// <param name="persons">Whether the asker is involved, and sees the persons.</param>
    public static IReadOnlyList<ReachView> For(Citizen citizen, Organisation organisation, DateTimeOffset now, DepartmentCode asking, bool persons)
    {
        var moment = new Moment(now);
        List<ReachView> reach = [];
        if (citizen.Coordinator is { } role) reach.Add(Person("coordinator", role.Holder, null));
        SortedSet<DepartmentCode> departments = [];
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            departments.Add(intervention.Department);
            if (persons) reach.Add(Person("responsible", intervention.Holder with { Department = intervention.Department }, intervention.Id));
        }

        foreach (var contact in citizen.OpenContacts())
        {
            departments.Add(contact.Department);
            if (persons) reach.Add(Person("responsible", ContactOwner.HolderOf(citizen, organisation, contact), contact.Id));
        }

        foreach (var code in departments) reach.Add(Entry(organisation, code, asking, moment));
        return reach;

        ReachView Person(string role, Holder holder, ThingId? @for)
        {
            var id = organisation.ResponsibleFor(holder.Caseworker, holder.Unit, holder.Department, moment);
            var known = organisation.Find(id);
            var theirs = known is null ? holder.Department : new DepartmentCode(known.Department);
            return new ReachView(
                theirs.Value, organisation.Find(theirs)?.Name, role, id.Value, known?.Name ?? id.Value, known?.Unit ?? holder.Unit?.Value,
                known?.Phone, known?.Email, @for?.Value, id == holder.Caseworker ? null : holder.Caseworker.Value);
        }
    }

    private static ReachView Entry(Organisation organisation, DepartmentCode code, DepartmentCode asking, Moment moment)
    {
        var department = organisation.Find(code);
        var unit = organisation.EntryUnitOf(code) is { } entry ? organisation.Find(entry) : null;
        if (organisation.OnRota(code, asking, moment) is { } staffed && organisation.Find(staffed) is { } person)
            return new ReachView(
                code.Value, department?.Name, "entry", person.Id, person.Name, person.Unit, person.Phone ?? unit?.EntryPhone,
                person.Email ?? department?.OperationsContact, null);
        var answers = organisation.EntryFor(code, asking, moment);
        var leader = answers is { } id ? organisation.Find(id) : null;
        return new ReachView(
            code.Value, department?.Name, "entry", answers?.Value, unit?.Name ?? leader?.Name, unit?.Id ?? leader?.Unit,
            unit?.EntryPhone ?? leader?.Phone, department?.OperationsContact ?? leader?.Email, null);
    }
}
