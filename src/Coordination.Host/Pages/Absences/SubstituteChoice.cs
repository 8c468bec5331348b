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
    /// The caseworkers of the department: those of the same unit first, then by unit and name. The current substitute is always among
    /// them, whatever their department. Empty for somebody the organization does not know.
    /// </summary>
    internal static IReadOnlyList<SubstituteChoice> For(Organization organization, CaseworkerId whom, OrganizationNames names)
    {
        if (organization.Find(whom) is not { } own) return [];
        return
        [
            .. organization.Document.Caseworkers
                .Where(other => other.Id != own.Id && (other.Department == own.Department || other.Id == own.Substitute))
                .OrderBy(other => Rank(other, own)).ThenBy(other => names.Unit(other.Unit), DanishOrder.Names)
                .ThenBy(other => other.Name, DanishOrder.Names)
                .Select(other => new SubstituteChoice(other.Id, other.Name, names.Unit(other.Unit))),
        ];
    }

    private static int Rank(Caseworker other, Caseworker own) => other.Unit == own.Unit ? 0 : other.Department == own.Department ? 1 : 2;
}
