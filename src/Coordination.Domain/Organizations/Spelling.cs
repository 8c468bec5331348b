using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// How names are shown. Inside, codes and ids have one form (<see cref="IdSpelling"/>); everybody outside sees them as the
/// organization spells them. A name the organization has never known is shown as it was sent.
/// </summary>
/// <param name="sent">The names the organization did not know, by their form, as they were sent; null: none.</param>
/// <remarks>Thread safe. An id that is spelled as its form costs a look-up and no new text.</remarks>
public sealed class Spelling(Organization organization, IReadOnlyDictionary<string, string>? sent = null)
{
    /// <summary>Whether every name is shown in its form, so that there is nothing to spell.</summary>
    public bool IsPlain => organization.IsSpelledPlainly && sent is null or { Count: 0 };

    /// <summary>The code of a department.</summary>
    public string Department(string code) => organization.Spelling(new DepartmentCode(code)) ?? Sent(IdSpelling.Department(code), code);

    /// <summary>The id of a unit.</summary>
    public string Unit(string id) => organization.Spelling(new UnitId(id)) ?? Sent(IdSpelling.Name(id), id);

    /// <summary>The id of a caseworker, or who else stands where a caseworker may: a role, a source, policy, operations.</summary>
    public string Person(string id) => organization.Spelling(new CaseworkerId(id)) ?? Sent(IdSpelling.Name(id), id);

    /// <summary>The public name of an item, <c>BIF/123</c>.</summary>
    public string Item(string id)
    {
        var code = ItemId.DepartmentIn(id).ToString();
        if (code.Length == 0) return id;
        return Department(code) is var spelled && spelled == code ? id : string.Concat(spelled, id.AsSpan(code.Length));
    }

    /// <summary>The code of a department; null stays null.</summary>
    public string? DepartmentOrNull(string? code) => code is null ? null : Department(code);

    /// <summary>The id of a unit; null stays null.</summary>
    public string? UnitOrNull(string? id) => id is null ? null : Unit(id);

    /// <summary>The id of a caseworker; null stays null.</summary>
    public string? PersonOrNull(string? id) => id is null ? null : Person(id);

    /// <summary>The public name of an item; null stays null.</summary>
    public string? ItemOrNull(string? id) => id is null ? null : Item(id);

    /// <summary>Who receives something: a caseworker, <c>unit:ID</c> or <c>operations:DEPARTMENT</c>.</summary>
    public string Addressee(Addressee one) => one switch
    {
        { Unit: { } unit } => ReservedWords.UnitPrefix + Unit(unit.Value),
        { Person: { } person } => Person(person.Value),
        _ when one == OperationsDesk.Other => one.Value,
        { Operations: { } department } => ReservedWords.OperationsPrefix + Department(department.Value),
        _ => one.Value,
    };

    /// <summary>The telephone number of a department's entry; null: none is known.</summary>
    public string? EntryPhone(string department) => organization.EntryPhoneOf(new DepartmentCode(department));

    private string Sent(string form, string otherwise) => sent?.GetValueOrDefault(form) ?? otherwise;
}
