using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>Which departments a conflict must not name, because what it is about of theirs is secret.</summary>
internal static class SecretConflicts
{
    /// <summary>
    /// The departments to whose secret matters a conflict belongs, and those of them of which it is about something else too. A department
    /// that is no party may be named by its people: it is one of the first if they tell of a secret matter, or if all it does is secret.
    /// </summary>
    public static (ConcealedDepartments? Secret, ConcealedDepartments? SecretAndOpen) DepartmentsOf(Citizen citizen, Conflict conflict)
    {
        HashSet<DepartmentCode> secret = [], open = [];
        foreach (var party in conflict.Parties)
            if (party.Department is { } department) (citizen.IsSecret(party.Id) ? secret : open).Add(department);
        if (ConflictContent.IsAboutTheWhole(conflict))
        {
            foreach (var one in citizen.Interventions.Values) (citizen.IsSecret(one.Id) ? secret : open).Add(one.Department);
            foreach (var one in citizen.Appointments.Values) (citizen.IsSecret(one.Id) ? secret : open).Add(one.Department);
        }

        foreach (var id in citizen.SecretMatters)
            if (PeopleOf(conflict).Any(person => citizen.IsSecret(id.Department, person, unit: null))) secret.Add(id.Department);
        foreach (var id in citizen.SecretMatters)
            if (!secret.Contains(id.Department) && !open.Contains(id.Department) && citizen.HasSecretWorkOnly(id.Department))
                secret.Add(id.Department);
        open.IntersectWith(secret);
        return (ConcealedDepartments.Of(secret), ConcealedDepartments.Of(open));
    }

    /// <summary>The people whom an explanation may name, or whose department is called instead.</summary>
    private static IEnumerable<CaseworkerId> PeopleOf(Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return owes;
        if (conflict.Proposed is { } proposed) yield return proposed;
        if (conflict.Settlement is { ByPerson: true, By: var by }) yield return new CaseworkerId(by);
    }
}
