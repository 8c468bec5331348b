using Coordination.Domain.Organizations;
using Coordination.Host.Pages.Words;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Absences;

/// <summary>Somebody one can choose to stand in.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Unit">Their unit's name.</param>
public sealed record SubstituteChoice(string Id, string Name, string Unit)
{
    /// <summary>
    /// Those of somebody's department: of their own unit first, then unit by unit, by name; and whoever stands in for them
    /// already, wherever they work. Nobody for somebody who is not in the organization.
    /// </summary>
    internal static IReadOnlyList<SubstituteChoice> For(Organization organization, CaseworkerId whom, Names names)
    {
        if (organization.Find(whom) is not { } own) return [];
        return
        [
            .. organization.Document.Caseworkers
                .Where(other => other.Id != own.Id && (other.Department == own.Department || other.Id == own.Substitute))
                .OrderBy(other => Rank(other, own)).ThenBy(other => names.Unit(other.Unit), StringComparer.Ordinal)
                .ThenBy(other => other.Name, StringComparer.Ordinal)
                .Select(other => new SubstituteChoice(other.Id, other.Name, names.Unit(other.Unit))),
        ];
    }

    private static int Rank(Caseworker other, Caseworker own) => other.Unit == own.Unit ? 0 : other.Department == own.Department ? 1 : 2;
}
