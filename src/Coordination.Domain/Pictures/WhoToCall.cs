using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// Who is responsible for a citizen, and how they are reached now. Those involved see the persons. Everybody else sees the
/// coordinator and, for the department that asks, the entry of each involved department: the person on the rota or, at a hole, the
/// entry unit and the person who answers for its leader.
/// </summary>
public static class WhoToCall
{
    /// <param name="organization">The organization now.</param>
    /// <param name="now">The instant. Absences and rota entries begin and end exactly on their instants.</param>
    /// <param name="asking">
    /// The departments for which the caller asks, the main one first. The first that a rota has an entry for counts.
    /// </param>
    /// <param name="persons">Whether the caller is involved, and sees the persons.</param>
    public static IReadOnlyList<ReachView> For(
        Citizen citizen, Organization organization, DateTimeOffset now, IReadOnlyList<DepartmentCode> asking, bool persons)
    {
        var clock = new EvaluationClock(now);
        List<ReachView> reach = [];
        if (citizen.Coordinator is { } role) reach.Add(Person("coordinator", role.Holder, null));
        SortedSet<DepartmentCode> departments = [];
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            departments.Add(intervention.Department);
            if (persons) reach.Add(Person("responsible", HolderOf(intervention), intervention.Id));
        }

        foreach (var contact in citizen.OpenContacts())
        {
            departments.Add(contact.Department);
            if (persons) reach.Add(Person("responsible", ContactOwner.HolderOf(citizen, organization, contact), contact.Id));
        }

        foreach (var code in departments) reach.Add(Entry(organization, code, asking, clock));
        return reach;

        // The post by which somebody with several posts holds it is the holder's.
        Holder HolderOf(Intervention intervention) => organization.HasSeveralPosts(intervention.Holder.Caseworker)
            ? intervention.Holder
            : intervention.Holder with { Department = intervention.Department };

        ReachView Person(string role, Holder holder, ItemId? @for)
        {
            var id = organization.ResponsibleFor(holder.Caseworker, holder.Unit, holder.Department, clock);
            var known = organization.Find(id);
            var theirs = known is null ? holder.Department : organization.DepartmentOf(id, holder.Department);
            var unit = known is null ? holder.Unit : organization.UnitOf(id, holder.Department);
            return new ReachView(
                theirs.Value, organization.Find(theirs)?.Name, role, id.Value, known?.Name ?? id.Value, unit?.Value,
                known?.Phone, known?.Email, @for?.Value, id == holder.Caseworker ? null : holder.Caseworker.Value);
        }
    }

    private static ReachView Entry(
        Organization organization, DepartmentCode code, IReadOnlyList<DepartmentCode> asking, EvaluationClock clock)
    {
        var department = organization.Find(code);
        var unit = organization.EntryUnitOf(code) is { } entry ? organization.Find(entry) : null;
        foreach (var caller in asking)
            if (organization.OnRota(code, caller, clock) is { } staffed && organization.Find(staffed) is { } person)
                return new ReachView(
                    code.Value, department?.Name, "entry", person.Id, person.Name, organization.UnitOf(staffed, code)?.Value,
                    person.Phone ?? unit?.EntryPhone, person.Email ?? department?.OperationsContact, null);
        var answers = organization.EntryWithoutRota(code, clock);
        var leader = answers is { } id ? organization.Find(id) : null;
        return new ReachView(
            code.Value, department?.Name, "entry", answers?.Value, unit?.Name ?? leader?.Name,
            unit?.Id ?? (answers is { } other ? organization.UnitOf(other, code)?.Value : null),
            unit?.EntryPhone ?? leader?.Phone, department?.OperationsContact ?? leader?.Email, null);
    }
}
