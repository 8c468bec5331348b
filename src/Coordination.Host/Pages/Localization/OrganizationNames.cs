using System.Text.RegularExpressions;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Host.Pages.Words;

/// <summary>What people, units and departments are called: by their names where the organization knows them, else by their ids.</summary>
/// <remarks>Thread safe; one for a page or fragment.</remarks>
public sealed partial class Names(Organization organization)
{
    /// <summary>A caseworker's name, also of one who has left.</summary>
    public string Person(string id)
    {
        var person = new CaseworkerId(id);
        if (organization.Find(person) is { } known) return known.Name;
        return organization.HasLeft(person) ? organization.Left.First(left => left.Id == id).Name : id;
    }

    /// <summary>A caseworker's name with their department: "Mette Holm (SOF)".</summary>
    public string PersonWithDepartment(string id) =>
        organization.DepartmentOf(new CaseworkerId(id), default).Value is { Length: > 0 } department ? $"{Person(id)} ({department})" : Person(id);

    /// <summary>A unit's name.</summary>
    public string Unit(string id) => organization.Find(new UnitId(id))?.Name ?? id;

    /// <summary>A department's name.</summary>
    public string Department(string code) => organization.Find(new DepartmentCode(code))?.Name ?? code;

    /// <summary>
    /// A text in which the ids of caseworkers are replaced by their names. Only ids that no word or number of a text looks
    /// like: with both letters and something else in them.
    /// </summary>
    public string InText(string text) => Word().Replace(text, word =>
        word.Value.Any(char.IsLetter) && !word.Value.All(char.IsLetter) ? Person(word.Value) : word.Value);

    [GeneratedRegex(@"[\p{L}\p{N}](?:[\p{L}\p{N}_.@-]*[\p{L}\p{N}])?")]
    private static partial Regex Word();
}
