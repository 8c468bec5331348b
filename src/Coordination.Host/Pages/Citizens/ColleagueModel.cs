using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Somebody who works with the citizen, as the page shows them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Department">The department's name.</param>
/// <param name="Unit">The unit's name, if known.</param>
/// <param name="Roles">Their roles, in words.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Note">That they are away, and who answers meanwhile.</param>
public sealed record ColleagueModel(string Name, string Department, string? Unit, string Roles, string? Phone, string? Email, string? Note)
{
    /// <summary>One, as the onlooker reads it.</summary>
    internal static ColleagueModel Of(ColleagueView it, Onlooker onlooker)
    {
        var r = onlooker.R;
        var note = !it.Absent ? null
            : it.Substitute is { } substitute ? r["colleagues.away-for", onlooker.Names.Person(substitute)] : r["colleagues.away"];
        return new ColleagueModel(
            it.Name, it.DepartmentName ?? it.Department, it.Unit is { } unit ? onlooker.Names.Unit(unit) : null,
            string.Join(", ", it.Roles.Select(role => r.Code("colleague-role", role))), it.Phone, it.Email, note);
    }
}
