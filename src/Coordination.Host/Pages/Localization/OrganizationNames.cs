using System.Text.RegularExpressions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Texts;
using Coordination.Ids;

namespace Coordination.Host.Pages.Localization;

/// <summary>Names of people, units and departments. An id the organization does not know is its own name.</summary>
/// <remarks>Thread safe; created for one page or fragment.</remarks>
public sealed partial class OrganizationNames(Organization organization)
{
    /// <summary>A caseworker's name, also of one who has left.</summary>
    public string Person(string id)
    {
        var person = new CaseworkerId(id);
        if (organization.Find(person) is { } known) return known.Name;
        return organization.HasLeft(person) ? organization.Left.First(left => new CaseworkerId(left.Id) == person).Name : id;
    }

    /// <summary>A caseworker's name with the department's code: "Mette Holm (SOF)".</summary>
    /// <param name="department">The department it is about, of which the caseworker may have a post; null: the main post counts.</param>
    public string PersonWithDepartment(string id, string? department = null)
    {
        var person = new CaseworkerId(id);
        var about = department is null || organization.IsUnknown(person) ? default : new DepartmentCode(department);
        return organization.DepartmentOf(person, about).Value is { Length: > 0 } code ? $"{Person(id)} ({code})" : Person(id);
    }

    public string Unit(string id) => organization.Find(new UnitId(id))?.Name ?? id;

    public string Department(string code) => organization.Find(new DepartmentCode(code))?.Name ?? code;

    /// <summary>A department's code as the organization spells it.</summary>
    public string Code(string code) => organization.Spelling(new DepartmentCode(code)) ?? code;

    /// <summary>The name of a caseworker or unit in a text; null for another part.</summary>
    public string? Of(TextPart part) => part switch
    {
        PersonText person => Person(person.Id),
        UnitText unit => Unit(unit.Id),
        _ => null,
    };

    /// <summary>
    /// A text with names instead of caseworkers' ids. Only ids with both letters and other characters are replaced: no plain word
    /// or number can be taken for one.
    /// </summary>
    public string InText(string text) => Word().Replace(text, word =>
        word.Value.Any(char.IsLetter) && !word.Value.All(char.IsLetter) ? Person(word.Value) : word.Value);

    [GeneratedRegex(@"[\p{L}\p{N}](?:[\p{L}\p{N}_.@-]*[\p{L}\p{N}])?")]
    private static partial Regex Word();
}
