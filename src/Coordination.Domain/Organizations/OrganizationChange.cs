using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>
/// Finds whom a new organization changes: every person for whom the answer to "who answers" now depends on something that changed. A
/// citizen is affected when anybody named here is involved with it.
/// </summary>
/// <remarks>
/// The comparison covers everything the answer depends on, not only the current answer: a person who is present today may have a new
/// substitute or leader tomorrow. Changes by time alone, such as an absence that begins, are not found here; the citizen is woken for
/// them under the new organization.
/// </remarks>
public static class OrganizationChange
{
    /// <summary>Everybody affected: caseworkers, whole units, and the operations of departments.</summary>
    public static IReadOnlySet<Addressee> Concerned(Organization before, Organization after)
    {
        HashSet<Addressee> concerned = [];
        AddDepartments(before, after, concerned);
        AddUnits(before, after, concerned);
        foreach (var id in People(before).Concat(People(after)).ToHashSet(StringComparer.Ordinal))
        {
            var person = new CaseworkerId(id);
            if (AnswersAlike(before, after, person)) continue;
            Add(concerned, person);
            AddStandIns(before, person, concerned);
        }

        return concerned;
    }

    /// <summary>Every department of either organization, once.</summary>
    public static IReadOnlyList<DepartmentCode> Departments(Organization before, Organization after) =>
    [
        .. before.Document.Departments.Concat(after.Document.Departments).Select(d => new DepartmentCode(d.Code))
            .Distinct(),
    ];

    private static IEnumerable<string> People(Organization organization) =>
        organization.Document.Caseworkers.Concat(organization.Left).Select(c => new CaseworkerId(c.Id).Value);

    /// <summary>
    /// Whether the persons who answer for a caseworker, and those the caseworker's alerts escalate to, depend on the same data as
    /// before.
    /// </summary>
    private static bool AnswersAlike(Organization before, Organization after, CaseworkerId id) =>
        Chain(before, id) == Chain(after, id) && Posts(before, id).SequenceEqual(Posts(after, id));

    private static (Caseworker? Self, bool HasLeft, Caseworker? Substitute) Chain(Organization organization, CaseworkerId id)
    {
        var self = Answerer(organization, id);
        return (
            self, organization.HasLeft(id),
            self?.Substitute is { } substitute ? Answerer(organization, new CaseworkerId(substitute)) : null);
    }

    /// <summary>
    /// Every post with those who answer for it. A post that is added, ends or comes back changes who answers for what is held in its
    /// department, also if the caseworker goes on holding it.
    /// </summary>
    private static IEnumerable<(PostIn Post, bool HasEnded, Caseworker? Leader, CaseworkerId? Head)> Posts(
        Organization organization, CaseworkerId id)
    {
        if (organization.PostsOf(id) is not { } posts) return [];
        return posts.All.Select(post => Of(post, hasEnded: false)).Concat(posts.Ended.Select(post => Of(post, hasEnded: true)));

        (PostIn, bool, Caseworker?, CaseworkerId?) Of(PostIn post, bool hasEnded) => (
            post, hasEnded, organization.LeaderOf(post.Unit) is { } leader ? Answerer(organization, leader) : null,
            organization.HeadOf(post.Department));
    }

    /// <summary>
    /// A caseworker without the data that serves only to reach them, and without the further posts, which are compared by themselves.
    /// </summary>
    private static Caseworker? Answerer(Organization organization, CaseworkerId id) =>
        organization.Find(id) is { } known ? known with { Name = "", Email = null, Phone = null, Posts = [] } : null;

    /// <summary>
    /// For a department that is new, removed, or has another head, entry unit or start: adds its heads, entry leaders, operations and
    /// units; for another start its people besides.
    /// </summary>
    private static void AddDepartments(Organization before, Organization after, HashSet<Addressee> concerned)
    {
        foreach (var code in Departments(before, after))
        {
            var (was, now) = (before.Find(code), after.Find(code));
            if (was?.Leader == now?.Leader && was?.EntryUnit == now?.EntryUnit && was?.LiveFrom == now?.LiveFrom) continue;
            if (was?.LiveFrom != now?.LiveFrom)
                foreach (var id in People(before).Concat(People(after)))
                    if (new CaseworkerId(id) is var person
                        && before.DepartmentsOf(person).Concat(after.DepartmentsOf(person)).Contains(code)) Add(concerned, person);
            foreach (var organization in (Organization[])[before, after])
            {
                Add(concerned, organization.HeadOf(code));
                Add(concerned, organization.EntryLeaderOf(code));
                concerned.Add(OperationsDesk.Of(code, organization));
                foreach (var unit in organization.Document.Units)
                    if (new DepartmentCode(unit.Department) == code) concerned.Add(Addressee.Of(new UnitId(unit.Id)));
            }
        }
    }

    /// <summary>
    /// For a unit that is new, removed, moved, or has another leader or other members: adds its leaders, its department's operations
    /// and the unit itself.
    /// </summary>
    private static void AddUnits(Organization before, Organization after, HashSet<Addressee> concerned)
    {
        foreach (var unit in before.Document.Units.Concat(after.Document.Units).Select(u => new UnitId(u.Id)).ToHashSet())
        {
            var (was, now) = (before.Find(unit), after.Find(unit));
            if (was?.Leader == now?.Leader && was?.Department == now?.Department
                && before.MembersOf(unit).ToHashSet(StringComparer.Ordinal).SetEquals(after.MembersOf(unit))) continue;
            concerned.Add(Addressee.Of(unit));
            Add(concerned, before.LeaderOf(unit));
            Add(concerned, after.LeaderOf(unit));
            foreach (var code in (string?[])[was?.Department, now?.Department])
                if (code is not null) concerned.Add(OperationsDesk.Of(new DepartmentCode(code), after));
        }
    }

    /// <summary>
    /// Adds those who may answer until now for a person who is absent or has left. They are involved with citizens where only that
    /// person is named, such as by a department's deadline or an answered handover.
    /// </summary>
    private static void AddStandIns(Organization before, CaseworkerId away, HashSet<Addressee> concerned)
    {
        if (before.Find(away) is { } known ? known.Absent is null : !before.HasLeft(away)) return;
        foreach (var post in before.PostsOf(away) is { } posts ? posts.All.Concat(posts.Ended) : [])
            foreach (var next in before.EscalationFrom(away, post.Department))
            {
                Add(concerned, next);
                if (before.Find(next) is { Absent: null }) break;
            }
    }

    private static void Add(HashSet<Addressee> concerned, CaseworkerId? person)
    {
        if (person is { } one) concerned.Add(Addressee.Of(one));
    }
}
