using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Alerts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Pages.Desk;

/// <summary>GET /: a caseworker's desk. Other callers are redirected to the first page their role has.</summary>
internal static class DeskEndpoints
{
    private const string AlertsAfter = "alerts-after";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, DeskQuery desks, string? after = null, string? alerts = null,
        [FromQuery(Name = AlertsAfter)] string? alertsAfter = null)
    {
        if (DeskCursor.Read(after) is not { } position) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        if (AlertSelection.Read(alerts, alertsAfter) is not { } selection) return Problems.Parameter(AlertsAfter, Paging.PositionExpected);
        var user = pages.UserOf(http);
        return user.Caller.Kind switch
        {
            CallerKind.Caseworker => await pages.PageAsync<DeskPage>(
                http, await desks.ReadAsync(user, position, selection, http.RequestAborted)),
            CallerKind.Operations => TypedResults.LocalRedirect("/operations"),
            CallerKind.Adviser => TypedResults.LocalRedirect("/patterns"),
            CallerKind.DataProtection => TypedResults.LocalRedirect("/looks"),
            CallerKind.Auditor or CallerKind.Integration => TypedResults.LocalRedirect("/citizens"),
            _ => TypedResults.LocalRedirect("/responsible"),
        };
    }
}
