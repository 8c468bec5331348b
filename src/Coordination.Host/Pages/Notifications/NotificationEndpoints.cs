using Coordination.Domain.Alerts;
using Coordination.Host.Mails;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Pages.Notifications;

/// <summary>GET and POST /notifications: of which alerts a caseworker wants mail, and at which hours not.</summary>
internal static class NotificationEndpoints
{
    private const string Path = "/notifications";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, WishesReader wishes, IOptions<MailOptions> options)
    {
        var me = new CaseworkerId(http.Caller().Id).Value;
        var said = (await wishes.ReadAsync([me], http.RequestAborted))[me];
        return await ShowAsync(
            http, pages, options, said, said.Quiet is { } from ? WishesReader.Text(from.From) : null,
            said.Quiet is { } to ? WishesReader.Text(to.To) : null, isRefused: false);
    }

    internal static async Task<IResult> PutAsync(
        HttpContext http, PageFactory pages, WishesReader wishes, ServiceClock clock, IOptions<MailOptions> options)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (from, to) = (Forms.Text(form, "from"), Forms.Text(form, "to"));
        var hasQuiet = from is not null || to is not null;
        var begins = default(TimeOnly);
        var ends = default(TimeOnly);
        var isSound = !hasQuiet || (WishesReader.TryTime(from, out begins) && WishesReader.TryTime(to, out ends) && begins != ends);
        var said = new MailWishes(
            form.ContainsKey("urgent"), form.ContainsKey("warning"), form.ContainsKey("info"),
            hasQuiet && isSound ? new QuietHours(begins, ends) : null);
        if (!isSound) return await ShowAsync(http, pages, options, said, from, to, isRefused: true);
        await wishes.PutAsync(new CaseworkerId(http.Caller().Id).Value, said, clock.Now, http.RequestAborted);
        return Forms.Finish(http, form, pages.LocalizerOf(http)["notifications.done"], refusal: null, static _ => "", Path);
    }

    private static Task<IResult> ShowAsync(
        HttpContext http, PageFactory pages, IOptions<MailOptions> options, MailWishes said, string? from, string? to, bool isRefused)
    {
        var me = pages.UserOf(http).Organization.Find(new CaseworkerId(http.Caller().Id));
        var model = new NotificationModel(
            string.IsNullOrEmpty(me?.Email) ? null : me.Email, options.Value.Host is not null, said.Urgent, said.Warning, said.Info, from,
            to, isRefused);
        return pages.PageAsync<NotificationPage>(
            http, model, isRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, Path);
    }
}
