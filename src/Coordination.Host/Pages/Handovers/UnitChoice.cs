using Coordination.Domain.Names;
using Coordination.Domain.Reported;
namespace Coordination.Host.Pages.Handovers;

/// <summary>A unit to choose as the receiver of an offer.</summary>
/// <param name="Id">The unit's id.</param>
/// <param name="Name">The unit's name.</param>
/// <param name="Department">The department's name.</param>
public sealed record UnitChoice(string Id, string Name, string Department)
{
    /// <summary>All units, by department and name.</summary>
    internal static IReadOnlyList<UnitChoice> All(PageUser user) =>
    [
        .. user.Organization.Document.Units.Select(unit => new UnitChoice(unit.Id, unit.Name, user.Names.Department(unit.Department)))
            .OrderBy(static unit => unit.Department, DanishOrder.Names).ThenBy(static unit => unit.Name, DanishOrder.Names),
    ];
}
