using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>
/// What a new organization changes for citizens: everyone whose answering depends on something that is now another. A
/// citizen is concerned when anybody named here has to do with it.
/// </summary>
/// <remarks>
/// Found by what the answer depends on, not by who answers now: one who is there today may have a substitute or a leader from
/// tomorrow who changed. What depends on time alone (an absence that begins) is not looked for here; it is asked of the new
/// organization, and the citizen is woken for it.
/// </remarks>
public static class OrganizationChange
{
    /// <summary>Those concerned: caseworkers, whole units, and the operations of departments.</summary>
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
        .. before.Document.Departments.Concat(after.Document.Departments).Select(d => d.Code)
            .Distinct(StringComparer.Ordinal).Select(code => new DepartmentCode(code)),
    ];

    private static IEnumerable<string> People(Organization organization) =>
        organization.Document.Caseworkers.Concat(organization.Left).Select(c => c.Id);

    /// <summary>Whether who answers for somebody, and whom their alerts go on to, is worked out from the same as before.</summary>
    private static bool AnswersAlike(Organization before, Organization after, CaseworkerId id) => Chain(before, id) == Chain(after, id);

    private static (Caseworker? Self, bool HasLeft, UnitId? Unit, DepartmentCode Department, Caseworker? Substitute,
        Caseworker? Leader, CaseworkerId? Head) Chain(Organization organization, CaseworkerId id)
    {
        var self = Answerer(organization, id);
        var department = organization.DepartmentOf(id, default);
        return (
            self, organization.HasLeft(id), organization.UnitOf(id), department,
            self?.Substitute is { } substitute ? Answerer(organization, new CaseworkerId(substitute)) : null,
            organization.LeaderOf(id) is { } leader ? Answerer(organization, leader) : null,
            organization.HeadOf(department));
    }

    /// <summary>Somebody without what is only for reaching them.</summary>
    private static Caseworker? Answerer(Organization organization, CaseworkerId id) =>
        organization.Find(id) is { } known ? known with { Name = "", Email = null, Phone = null } : null;

    /// <summary>A department that is new, gone, or has another head or entry: heads, entry leaders, its operations and its units.</summary>
    private static void AddDepartments(Organization before, Organization after, HashSet<Addressee> concerned)
    {
        foreach (var code in Departments(before, after))
        {
            var (was, now) = (before.Find(code), after.Find(code));
            if (was?.Leader == now?.Leader && was?.EntryUnit == now?.EntryUnit) continue;
            foreach (var organization in (Organization[])[before, after])
            {
                Add(concerned, organization.HeadOf(code));
                Add(concerned, organization.EntryLeaderOf(code));
                concerned.Add(OperationsDesk.Of(code, organization));
                foreach (var unit in organization.Document.Units)
                    if (unit.Department == code.Value) concerned.Add(Addressee.Of(new UnitId(unit.Id)));
            }
        }
    }

    /// <summary>
    /// For a unit that is new, gone, moved, or has another leader or other members: its leaders, its department's operations and
    /// the unit itself.
    /// </summary>
    private static void AddUnits(Organization before, Organization after, HashSet<Addressee> concerned)
    {
        foreach (var id in before.Document.Units.Concat(after.Document.Units).Select(u => u.Id).ToHashSet(StringComparer.Ordinal))
        {
            var unit = new UnitId(id);
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
    /// Whoever may stand in until now for somebody who is away: it is they who have to do with what only names the one away
    /// (a department's deadline, a handover that was answered).
    /// </summary>
    private static void AddStandIns(Organization before, CaseworkerId away, HashSet<Addressee> concerned)
    {
        if (before.Find(away) is { } known ? known.Absent is null : !before.HasLeft(away)) return;
        foreach (var next in before.EscalationFrom(away, before.DepartmentOf(away, default)))
        {
            Add(concerned, next);
            if (before.Find(next) is { Absent: null }) return;
        }
    }

    private static void Add(HashSet<Addressee> concerned, CaseworkerId? person)
    {
        if (person is { } one) concerned.Add(Addressee.Of(one));
    }
}
