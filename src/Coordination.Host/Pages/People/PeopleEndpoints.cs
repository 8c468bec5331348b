using Coordination.Ids;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.People;

/// <summary>
/// POST /people: colleagues whose name, unit or department matches what is typed in a field. What is typed is in the body: it enters no
/// address and no log.
/// </summary>
internal static class PeopleEndpoints
{
    private const int OptionsMax = 12;

    internal static async Task<IResult> FindAsync(HttpContext http, PageFactory pages)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        var within = Forms.Text(form, "within") is { } whom ? new CaseworkerId(whom) : (CaseworkerId?)null;
        var people = PersonChoice.Matching(Forms.Text(form, "typed") ?? "", user, OptionsMax, within);
        return new RazorComponentResult<PersonOptions>(new Dictionary<string, object?>
        {
            [nameof(PersonOptions.L)] = user.Localizer, [nameof(PersonOptions.People)] = people,
        });
    }
}
