using Coordination.Domain.Citizens;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Localization;
using Coordination.Silo.Callers;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>
/// POST /citizens/{key}/break-glass: the user sees the citizen whole for an hour. A refused form is shown again with its text, on the
/// page it was on.
/// </summary>
internal static class GlassForms
{
    private const string Act = "break-glass";

    internal static async Task<IResult> BreakAsync(
        HttpContext http, string key, PageFactory pages, CitizenSight sight, CitizenQuery citizens)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await sight.FindAsync(key) is not { } citizen)
            return await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound, "/");
        var reason = Forms.Text(form, "reason");
        var answer = await citizen.BreakGlass(reason, null);
        await sight.LogAsync(http, key, Act, answer.Refusal is null ? LookLog.Given(reason) : LookLog.Refused);
        var user = pages.UserOf(http);
        var isOver = answer.Refusal is null or { Kind: RefusalKinds.Conflict };
        if (isOver || Forms.IsScript(http))
        {
            var done = answer.Value is { } glass ? user.Localizer[$"done.{Act}", user.Localizer.Clock(glass.Until)] : null;
            return Forms.Finish(http, form, done, answer.Refusal, refusal => RefusalText.Of(refusal, Act, user), $"/citizens/{key}");
        }

        var model = new GlassFormModel(key, form["reason"].ToString(), FaultOf(answer.Refusal!, user));
        return await ShowAgainAsync(http, model, pages, sight, citizens);
    }

    private static string FaultOf(RefusalView refusal, PageUser user) => refusal.Kind == RefusalKinds.Invalid
        ? user.Localizer["glass.no-reason", BrokenGlass.ReasonMin]
        : RefusalText.Of(refusal, Act, user);

    private static async Task<IResult> ShowAgainAsync(
        HttpContext http, GlassFormModel refused, PageFactory pages, CitizenSight sight, CitizenQuery citizens)
    {
        var user = pages.UserOf(http);
        var address = $"/citizens/{refused.CitizenKey}";
        var (_, picture) = await sight.ReadAsync(http, refused.CitizenKey, "picture", static citizen => citizen.Picture());
        if (picture is null)
        {
            var closed = StatusPageModel.Closed(refused.CitizenKey, user) with { Glass = refused };
            return await pages.PageAsync<StatusPage>(http, closed, StatusCodes.Status422UnprocessableEntity, address);
        }

        var model = await citizens.ReadAsync(http, picture, user, TimelineZoom.Quarter, wholeHistory: false);
        model = model with { Access = model.Access with { Refused = refused } };
        return await pages.PageAsync<CitizenPage>(http, model, StatusCodes.Status422UnprocessableEntity, address);
    }
}
