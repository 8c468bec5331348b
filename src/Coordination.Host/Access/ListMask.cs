using Coordination.Domain.Access;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.Access;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Access;

/// <summary>
/// Masks lists that are read from tables, which no citizen's grain has masked. The tables know neither consent nor law: what is of
/// another department than the viewer's own is masked.
/// </summary>
/// <param name="own">The departments whose content the viewer sees, in their form; null: all.</param>
/// <param name="secret">What must not be told of the citizens in the list.</param>
internal sealed class ListMask(
    IReadOnlyCollection<string>? own, Policy policy, Organization organization, IReadOnlyList<SecretMatterRow> secret, OpaqueIds ids)
{
    /// <summary>What the departments of a row stand for: those that work with the citizen.</summary>
    internal const string Work = "";

    /// <summary>What the department of a row stands for: the coordinator's.</summary>
    internal const string Coordinator = "coordinator";

    private const string Looks = "looks";

    private readonly Dictionary<(string Citizen, string Item), SecretMatterRow> _secret =
        secret.ToDictionary(static row => (row.Citizen, row.Item));

    /// <summary>The departments whose content the viewer sees, in their form; null: all.</summary>
    internal IReadOnlyCollection<string>? Own => own;

    /// <summary>Whether a department's content is seen. What belongs to no department is seen.</summary>
    internal bool Shows(string? department) =>
        own is null || string.IsNullOrEmpty(department) || own.Contains(new DepartmentCode(department).Value);

    /// <summary>Whether a department is named to the viewer wherever nothing secret is at stake.</summary>
    internal bool Names(string code) => Shows(code) || policy.Access.IsNamed(code);

    /// <summary>The department as the viewer is told it.</summary>
    /// <param name="item">What it is the department of: <see cref="Work"/>, <see cref="Coordinator"/> or a type and an id.</param>
    internal string Department(string citizen, string item, string code) =>
        Shows(code) || (Names(code) && !DepartmentSet.Of(_secret.GetValueOrDefault((citizen, item))?.Hidden ?? "").Contains(code))
            ? code
            : Mask.OtherAuthority;

    /// <summary>
    /// Somebody who looked at a citizen as the viewer is told them. People and systems of a department with a secret matter are not named
    /// to others, and neither are services by the name that the identity provider gives them.
    /// </summary>
    internal (string Who, string? Department) Looker(AccessEntry look)
    {
        var hidden = _secret.Values.Where(static row => row.Item == Looks).SelectMany(static row => DepartmentSet.Of(row.Hidden))
            .ToHashSet();
        if (hidden.Count == 0) return (look.Who, look.Department);
        var department = look.Department ?? (look.Who.StartsWith('/') ? DepartmentEvent.DepartmentOf(look.Who) : null);
        if (department is not null && hidden.Contains(new DepartmentCode(department).Value) && !Shows(department))
            return (Mask.Nobody, Mask.OtherAuthority);
        return department is null && look.Who.Split(':', 2) is [var role, _] ? (role, null) : (look.Who, look.Department);
    }

    /// <summary>The departments of a matter as the viewer is told them: of a handover the giver's, then the receiver's.</summary>
    internal IReadOnlyList<string> Departments(OpenMatter row) => row.Matter == OpenMatter.Handover
        ? [.. row.Departments.Select(code => Department(row.Citizen, ItemOf(row), code))]
        : Departments(row.Citizen, ItemOf(row), row.Departments);

    private static string ItemOf(OpenMatter row) => $"{row.Matter} {row.Id}";

    /// <summary>
    /// The departments as the viewer is told them, in the order of the row; another authority stands last. How many are not named is not
    /// told.
    /// </summary>
    /// <inheritdoc cref="Department"/>
    internal IReadOnlyList<string> Departments(string citizen, string item, IReadOnlyList<string> codes)
    {
        var row = _secret.GetValueOrDefault((citizen, item));
        var (hidden, besides) = (DepartmentSet.Of(row?.Hidden ?? ""), DepartmentSet.Of(row?.Besides ?? ""));
        List<string> named = [.. codes.Where(code => Names(code) && (Shows(code) || !hidden.Contains(code))).Distinct()];
        if (codes.Any(code => !Shows(code) && (!Names(code) || hidden.Contains(code) || besides.Contains(code))))
            named.Add(Mask.OtherAuthority);
        return named;
    }

    /// <summary>The id of an item: opaque where it is of another department.</summary>
    internal string Item(string citizen, string id) =>
        Shows(Mask.DepartmentOf(id).Value) ? id : ids.Of(new CitizenKey(citizen), id);

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

    /// <summary>
    /// The number of active interventions. Where some are of another department, each department that is told counts as one.
    /// </summary>
    internal int Interventions(string citizen, int active, IReadOnlyList<string> departments) =>
        departments.All(Shows) ? active : Departments(citizen, Work, departments).Count;
}
