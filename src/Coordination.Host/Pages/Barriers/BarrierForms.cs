using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens;

namespace Coordination.Host.Pages.Barriers;

/// <summary>The form of a citizen's page to log a barrier where it is met.</summary>
internal static class BarrierForms
{
    internal static Task<IResult> LogAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        CitizenForms.SendAsync(http, key, sight, pages, "log-barrier", async (citizen, form) => (await citizen.LogBarrier(
            new BarrierReport
            {
                Kind = Forms.Text(form, "kind"),
                Departments = [.. form["departments"]],
                About = Forms.Text(form, "about") is { } type
                    ? new BarrierSubject { Type = type, Id = Forms.Text(form, "aboutId") }
                    : null,
                // The domain refuses a note that is too long; a blank one is none.
                Note = form["note"].ToString().ReplaceLineEndings("\n"),
            },
            null)).Refusal);
}
