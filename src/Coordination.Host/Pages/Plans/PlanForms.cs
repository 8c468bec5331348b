using System.Globalization;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens;

namespace Coordination.Host.Pages.Plans;

/// <summary>The form of a citizen's page that notes the citizen's agreement to the plan.</summary>
internal static class PlanForms
{
    internal static Task<IResult> AgreeAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        CitizenForms.SendAsync(http, key, sight, pages, "agree-plan", async (citizen, form) => (await citizen.AgreePlan(
            Forms.Text(form, "how"), onDate: null,
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            null)).Refusal);
}
