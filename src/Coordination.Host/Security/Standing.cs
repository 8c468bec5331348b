using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Host.Security;

/// <summary>
/// Where a caseworker works in the organization, as a text: department, unit, the units they lead, the departments they head, the posts in
/// other departments. A session ends when it changes. An absence or a new substitute does not change it.
/// </summary>
internal static class Standing
{
    /// <summary>The standing; empty for somebody whom the organization does not know.</summary>
    internal static string Of(Organization organization, CaseworkerId caseworker)
    {
        if (organization.Find(caseworker) is not { } person) return "";
        var headed = organization.Document.Departments.Where(department => new CaseworkerId(department.Leader) == caseworker)
            .Select(static department => department.Code);
        return string.Join(
            '\n',
            [
                person.Department, person.Unit,
                string.Join(' ', organization.UnitsLedBy(caseworker).Order(StringComparer.Ordinal)),
                string.Join(' ', headed.Order(StringComparer.Ordinal)),
                .. person.Posts.Select(static post => $"{post.Department} {post.Unit}").Order(StringComparer.Ordinal),
            ]);
    }

    /// <summary>Whether a standing of earlier is still the caseworker's. Somebody who had none loses nothing by gaining one.</summary>
    internal static bool IsKept(string earlier, Organization organization, CaseworkerId caseworker) =>
        earlier.Length == 0 || organization.Version == 0 || earlier == Of(organization, caseworker);
}
