using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Absences;

/// <summary>A caseworker one can choose as a substitute.</summary>
/// <param name="Id">The caseworker's id.</param>
/// <param name="Name">The caseworker's name.</param>
/// <param name="Unit">The name of the caseworker's unit.</param>
public sealed record SubstituteChoice(string Id, string Name, string Unit)
{
    /// <summary>
    /// The caseworkers of the department, of somebody with several posts those of each: those of the same unit first, then by unit and
    /// name. The current substitute is always among them, whatever their department. Empty for somebody the organization does not know.
    /// </summary>
    internal static IReadOnlyList<SubstituteChoice> For(Organization organization, CaseworkerId whom, OrganizationNames names)
    {
        if (organization.Find(whom) is not { } own) return [];
        return
        [
            .. organization.Document.Caseworkers.Where(other => other.Id != own.Id)
                .Select(other => (Person: other, Shared: SharedBy(own, other)))
                .Where(one => one.Shared is not null || one.Person.Id == own.Substitute)
                .Select(one => (one.Person, one.Shared, Unit: names.Unit(one.Shared?.Theirs ?? one.Person.Unit)))
                .OrderBy(static one => Rank(one.Shared)).ThenBy(static one => one.Unit, DanishOrder.Names)
                .ThenBy(static one => one.Person.Name, DanishOrder.Names)
                .Select(static one => new SubstituteChoice(one.Person.Id, one.Person.Name, one.Unit)),
        ];
    }

    private static int Rank((string Own, string Theirs)? shared) => shared is not { } units ? 2 : units.Own == units.Theirs ? 0 : 1;

    /// <summary>The units of both in a department in which both work, the same unit first; null: there is none.</summary>
    private static (string Own, string Theirs)? SharedBy(Caseworker own, Caseworker other)
    {
        (string Own, string Theirs)? shared = null;
        foreach (var (department, unit) in PostsOf(own))
            foreach (var (theirs, where) in PostsOf(other))
                if (theirs == department && (shared is null || unit == where)) shared = (unit, where);
        return shared;
    }

    private static IEnumerable<(string Department, string Unit)> PostsOf(Caseworker one) =>
        one.Posts.Select(static post => (post.Department, post.Unit)).Prepend((one.Department, one.Unit));
}
