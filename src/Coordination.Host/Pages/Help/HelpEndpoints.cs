using Coordination.Host.Security;
using Microsoft.AspNetCore.Authorization;

namespace Coordination.Host.Pages.Help;

/// <summary>GET /help: what is expected of the user's role. GET /help/{role}: the same of any role.</summary>
internal static class HelpEndpoints
{
    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, IAuthorizationService authorization)
    {
        var leads = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Leaders)).Succeeded;
        return TypedResults.LocalRedirect($"/help/{HelpModel.RoleOf(pages.UserOf(http), leads)}");
    }

    internal static async Task<IResult> RoleAsync(HttpContext http, string role, PageFactory pages) => HelpModel.Roles.Contains(role)
        ? await pages.PageAsync<HelpPage>(http, new HelpModel(role))
        : TypedResults.NotFound();
}
