using Coordination.Domain.Alerts;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organisations;

/// <summary>
/// What a new organisation changes for citizens: everyone whose answering depends on something that is now another. A
/// citizen is concerned when anybody named here has to do with it.
/// </summary>
/// <remarks>
/// Found by what the answer depends on, not by who answers now: one who is there today may have a substitute or a leader from
/// tomorrow who changed. What depends on time alone (an absence that begins) is not looked for here; it is asked of the new
/// organisation, and the citizen is woken for it.
/// </remarks>
public static class OrganisationChange
{
    /// <summary>The way a whole unit is written where it has to do with a citizen.</summary>
    public const string UnitPrefix = "unit:";

    /// <summary>
    /// Those concerned, as they are written where somebody has to do with a citizen: caseworkers, whole units, and the
    /// operations of departments.
    /// </summary>
    public static IReadOnlySet<string> Concerned(Organisation before, Organisation after)
    {
        HashSet<string> concerned = new(StringComparer.Ordinal);
        AddDepartments(before, after, concerned);
        AddUnits(before, after, concerned);
        foreach (var id in People(before).Concat(People(after)).ToHashSet(StringComparer.Ordinal))
            if (!AnswersAlike(before, after, new CaseworkerId(id))) concerned.Add(id);
        return concerned;
    }

    /// <summary>Every department of either organisation, once.</summary>
    public static IReadOnlyList<DepartmentCode> Departments(Organisation before, Organisation after) =>
        [.. before.Document.Departments.Concat(after.Document.Departments).Select(d => d.Code).Distinct(StringComparer.Ordinal).Select(code => new DepartmentCode(code))];

    private static IEnumerable<string> People(Organisation organisation) =>
        organisation.Document.Caseworkers.Concat(organisation.Left).Select(c => c.Id);

    /// <summary>Whether who answers for somebody, and whom their alerts go on to, is worked out from the same as before.</summary>
    private static bool AnswersAlike(Organisation before, Organisation after, CaseworkerId id) => Chain(before, id) == Chain(after, id);

    private static (Caseworker? Self, bool HasLeft, UnitId? Unit, DepartmentCode Department, Caseworker? Substitute, Caseworker? Leader, CaseworkerId? Head) Chain(
        Organisation organisation, CaseworkerId id)
    {
        var self = Answerer(organisation, id);
        var department = organisation.DepartmentOf(id, default);
        return (
            self, organisation.HasLeft(id), organisation.UnitOf(id), department,
            self?.Substitute is { } substitute ? Answerer(organisation, new CaseworkerId(substitute)) : null,
            organisation.LeaderOf(id) is { } leader ? Answerer(organisation, leader) : null,
            organisation.HeadOf(department));
    }

    /// <summary>Somebody without what is only for reaching them.</summary>
    private static Caseworker? Answerer(Organisation organisation, CaseworkerId id) =>
        organisation.Find(id) is { } known ? known with { Name = "", Email = null, Phone = null } : null;

    /// <summary>A department that is new, gone, or has another head or entry: heads, entry leaders, its operations and its units.</summary>
    private static void AddDepartments(Organisation before, Organisation after, HashSet<string> concerned)
    {
        foreach (var code in Departments(before, after))
        {
            var (was, now) = (before.Find(code), after.Find(code));
            if (was?.Leader == now?.Leader && was?.EntryUnit == now?.EntryUnit) continue;
            foreach (var organisation in (Organisation[])[before, after])
            {
                Add(concerned, organisation.HeadOf(code));
                Add(concerned, organisation.EntryLeaderOf(code));
                concerned.Add(Alert.OperationsOf(code, organisation));
                foreach (var unit in organisation.Document.Units)
                    if (unit.Department == code.Value) concerned.Add($"{UnitPrefix}{unit.Id}");
            }
        }
    }

    /// <summary>A unit that is new, gone, moved, or has another leader or other members: its leaders, its department's operations and itself.</summary>
    private static void AddUnits(Organisation before, Organisation after, HashSet<string> concerned)
    {
        foreach (var id in before.Document.Units.Concat(after.Document.Units).Select(u => u.Id).ToHashSet(StringComparer.Ordinal))
        {
            var unit = new UnitId(id);
            var (was, now) = (before.Find(unit), after.Find(unit));
            if (was?.Leader == now?.Leader && was?.Department == now?.Department
                && before.MembersOf(unit).ToHashSet(StringComparer.Ordinal).SetEquals(after.MembersOf(unit))) continue;
            concerned.Add($"{UnitPrefix}{id}");
            Add(concerned, before.LeaderOf(unit));
            Add(concerned, after.LeaderOf(unit));
            foreach (var code in (string?[])[was?.Department, now?.Department])
                if (code is not null) concerned.Add(Alert.OperationsOf(new DepartmentCode(code), after));
        }
    }

    private static void Add(HashSet<string> concerned, CaseworkerId? person)
    {
        if (person is { } one) concerned.Add(one.Value);
    }
}
