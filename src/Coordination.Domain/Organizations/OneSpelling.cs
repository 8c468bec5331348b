using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>
/// Gives a document one spelling of each id: references are spelled as what they refer to, ids have no surrounding space. Code that
/// compares ids of one document may then compare texts.
/// </summary>
internal static class OneSpelling
{
    /// <summary>The document in one spelling; the same object if it is in one already.</summary>
    public static OrganizationDocument Of(OrganizationDocument document)
    {
        var departments = Spellings(document.Departments.Select(static d => d.Code), IdSpelling.Department);
        var units = Spellings(document.Units.Select(static u => u.Id), IdSpelling.Name);
        var people = Spellings(document.Caseworkers.Select(static c => c.Id), IdSpelling.Name);

        string Department(string code) => departments.GetValueOrDefault(IdSpelling.Department(code), code);
        string Unit(string id) => units.GetValueOrDefault(IdSpelling.Name(id), id);
        string Person(string id) => people.GetValueOrDefault(IdSpelling.Name(id), id);
        string? UnitOrNull(string? id) => id is null ? null : Unit(id);
        string? PersonOrNull(string? id) => id is null ? null : Person(id);

        return document with
        {
            DataProtectionOfficer = PersonOrNull(document.DataProtectionOfficer),
            Departments =
            [
                .. document.Departments.Select(d =>
                    d with { Code = Department(d.Code), Leader = Person(d.Leader), EntryUnit = UnitOrNull(d.EntryUnit) }),
            ],
            Units =
            [
                .. document.Units.Select(u =>
                    u with { Id = Unit(u.Id), Department = Department(u.Department), Leader = PersonOrNull(u.Leader) }),
            ],
            Caseworkers =
            [
                .. document.Caseworkers.Select(c => c with
                {
                    Id = Person(c.Id), Department = Department(c.Department), Unit = Unit(c.Unit), Substitute = PersonOrNull(c.Substitute),
                    Posts = c.Posts.Count == 0 ? c.Posts
                        : [.. c.Posts.Select(post => post with { Department = Department(post.Department), Unit = Unit(post.Unit) })],
                }),
            ],
            Rota =
            [
                .. document.Rota.Select(r =>
                    r with { Department = Department(r.Department), For = Department(r.For), Caseworker = Person(r.Caseworker) }),
            ],
        };
    }

    private static Dictionary<string, string> Spellings(IEnumerable<string> ids, Func<string, string> form) => ids
        .DistinctBy(form).ToDictionary(form, static id => id.Trim(), StringComparer.Ordinal);
}
