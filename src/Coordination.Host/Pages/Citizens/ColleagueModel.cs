using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Somebody who works with the citizen. What is unknown is null.</summary>
/// <param name="Department">The department's name.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Roles">Their roles, in words.</param>
/// <param name="Phone">The phone number.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="Note">That they are absent, and who substitutes for them; null: they are not.</param>
public sealed record ColleagueModel(string Name, string Department, string? Unit, string Roles, string? Phone, string? Email, string? Note)
{
    internal static ColleagueModel Of(ColleagueView colleague, PageUser user)
    {
        var localizer = user.Localizer;
        var note = !colleague.Absent ? null
            : colleague.Substitute is { } substitute ? localizer["colleagues.away-for", user.Names.Person(substitute)]
            : localizer["colleagues.away"];
        var roles = string.Join(", ", colleague.Roles.Select(role => localizer.Code("colleague-role", role)));
        return new ColleagueModel(
            colleague.Name, colleague.DepartmentName ?? user.Masked.Department(colleague.Department),
            colleague.Unit is { } unit ? user.Names.Unit(unit) : null,
            roles, colleague.Phone, colleague.Email, note);
    }
}
