using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// The departments in which a caseworker is involved with a citizen, each with the first ground that applies. Somebody with several posts
/// is involved by the posts they hold something with; if they hold nothing, by those they owe an answer or were told in.
/// </summary>
internal static class OwnDepartments
{
    /// <summary>The departments and grounds; empty: the caseworker is not involved.</summary>
    public static IReadOnlyDictionary<DepartmentCode, AccessGround> Of(Citizen citizen, CaseworkerId viewer, Organization organization)
    {
        List<DepartmentCode> departments = [];
        var posts = organization.DepartmentsOf(viewer);
        SortedDictionary<DepartmentCode, AccessGround> held = [], told = [];
        foreach (var (index, involvement) in Involvements.Unordered(citizen, departments).Index())
        {
            if (GroundOf(citizen, involvement, viewer, organization) is not { } ground) continue;
            var of = IsHeld(involvement.Role) ? held : told;
            var own = posts.Count == 0 || posts.Contains(departments[index]) ? departments[index] : posts[0];
            if (!of.TryGetValue(own, out var first) || ground < first) of[own] = ground;
        }

        if (held.Count == 0) return told;
        foreach (var (department, ground) in told)
            if (held.TryGetValue(department, out var first) && ground < first) held[department] = ground;
        return held;
    }

    /// <summary>The ground that an involvement gives a caseworker; null: none.</summary>
    private static AccessGround? GroundOf(Citizen citizen, Involvement involvement, CaseworkerId caseworker, Organization organization)
    {
        if (involvement.Role is InvolvementRole.NamedUnit or InvolvementRole.Consultant) return null;
        var (isTheirs, leads) = involvement.Party switch
        {
            { Person: { } person } => (person == caseworker, Leads(citizen, organization, caseworker, person)),
            { Unit: { } unit } => (organization.IsIn(caseworker, unit), organization.LeaderOf(unit) == caseworker),
            _ => (false, false),
        };
        return isTheirs ? GroundOf(involvement.Role) : leads ? AccessGround.UnitLeader : null;
    }

    /// <summary>
    /// Whether a caseworker is the leader who counts for what a person is involved for. Nearly everybody has one post: it is asked for
    /// which departments the person is involved only if the caseworker leads one of several.
    /// </summary>
    private static bool Leads(Citizen citizen, Organization organization, CaseworkerId caseworker, CaseworkerId person)
    {
        if (!Leadership.Leads(citizen, organization, caseworker, person, department: null)) return false;
        if (!organization.HasSeveralPosts(person)) return true;
        var departments = InvolvedDepartments.Of(citizen, person);
        if (departments.Count == 0) return organization.Leads(caseworker, person, default);
        foreach (var department in departments)
            if (organization.Leads(caseworker, person, department)) return true;
        return false;
    }

    private static bool IsHeld(InvolvementRole role) =>
        role is InvolvementRole.Responsible or InvolvementRole.Coordinator or InvolvementRole.HandoverParty;

    private static AccessGround GroundOf(InvolvementRole role) => role switch
    {
        InvolvementRole.Responsible => AccessGround.Responsible,
        InvolvementRole.Coordinator => AccessGround.Coordinator,
        InvolvementRole.OwesAnswer => AccessGround.OwesAnswer,
        InvolvementRole.Told => AccessGround.Told,
        InvolvementRole.HandoverParty => AccessGround.HandoverParty,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
