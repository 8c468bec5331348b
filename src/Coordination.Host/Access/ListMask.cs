using Coordination.Domain.Access;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Ids;

namespace Coordination.Host.Access;

/// <summary>
/// Masks lists that are read from tables, which no citizen's grain has masked. The tables know neither consent nor law: what is of
/// another department than the viewer's own is masked.
/// </summary>
/// <param name="own">The departments whose content the viewer sees, in their form; null: all.</param>
internal sealed class ListMask(IReadOnlyCollection<string>? own, Policy policy, Organization organization)
{
    /// <summary>The departments whose content the viewer sees, in their form; null: all.</summary>
    internal IReadOnlyCollection<string>? Own => own;

    /// <summary>Whether a department's content is seen. What belongs to no department is seen.</summary>
    internal bool Shows(string? department) =>
        own is null || string.IsNullOrEmpty(department) || own.Contains(new DepartmentCode(department).Value);

    /// <summary>The department as the viewer is told it.</summary>
    internal string Department(string code) => Shows(code) || policy.Access.IsNamed(code) ? code : Mask.OtherAuthority;

    /// <summary>The departments as the viewer is told them. How many are not named is not told.</summary>
    internal IEnumerable<string> Departments(IReadOnlyList<string> codes)
    {
        var named = codes.Select(Department).ToList();
        return named.Where((code, index) => code != Mask.OtherAuthority || named.IndexOf(code) == index);
    }

    /// <summary>The id of an item: opaque where it is of another department.</summary>
    internal string Item(string citizen, string id) =>
        Shows(Mask.DepartmentOf(id).Value) ? id : Mask.IdOf(new CitizenKey(citizen), id);

    /// <summary>The id of an item; null where it is of another department.</summary>
    internal string? ItemOrNull(string? id) => id is not null && Shows(Mask.DepartmentOf(id).Value) ? id : null;

    /// <summary>The id of a person; null where they work in another department.</summary>
    internal string? Person(string? id) =>
        id is not null && (own is null || organization.DepartmentsOf(new CaseworkerId(id)).Any(one => Shows(one.Value))) ? id : null;

    /// <summary>
    /// Who must act on something: null where they work in another department. A unit or operations are shown by their department.
    /// </summary>
    internal Addressee? Addressee(Addressee? one) => one switch
    {
        null => null,
        { Unit: { } unit } => Shows(organization.Find(unit)?.Department) ? one : null,
        { Person: { } person } => Person(person.Value) is null ? null : one,
        { Operations: { } department } => Shows(department.Value) ? one : null,
        _ => one,
    };

    /// <summary>The number of active interventions. Where some are of another department, each department counts as one.</summary>
    internal int Interventions(int active, IReadOnlyCollection<string> departments) =>
        departments.All(Shows) ? active : departments.Count;
}
