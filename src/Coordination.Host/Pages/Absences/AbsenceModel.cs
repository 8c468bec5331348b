using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.People;
using Coordination.Silo.Organizations;

namespace Coordination.Host.Pages.Absences;

/// <summary>An absence page.</summary>
/// <param name="Absence">The caseworker's substitute and absence; null: nobody the user may change it for.</param>
/// <param name="IsMine">Whether the page is about the user.</param>
/// <param name="Others">The other caseworkers whose absence the user may change.</param>
/// <param name="StandsInFor">Those whom the user substitutes for, sorted by name.</param>
/// <param name="Names">The organization's names.</param>
/// <param name="Substitute">The substitute; null: nobody.</param>
/// <param name="From">The form's value, <c>yyyy-MM-dd</c>; null: empty.</param>
/// <param name="To">The form's value, <c>yyyy-MM-dd</c>; null: empty.</param>
public sealed record AbsenceModel(
    AbsenceView? Absence, bool IsMine, IReadOnlyList<AbsenceView> Others, IReadOnlyList<AbsenceView> StandsInFor, OrganizationNames Names,
    PersonChoice? Substitute, string? From, string? To);
