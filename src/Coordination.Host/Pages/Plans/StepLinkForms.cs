using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.Plans;

/// <summary>The forms of a citizen's page that give somebody a link to their step, which is shown once, and withdraw it.</summary>
internal static class StepLinkForms
{
    private const string Act = "step-link";

    internal static async Task<IResult> MakeAsync(HttpContext http, string key, PageFactory pages, StepLinkPasses links)
    {
        var (form, user) = (await http.Request.ReadFormAsync(http.RequestAborted), pages.UserOf(http));
        if (!IsDay(form["until"].ToString(), out var until)) return Finish(http, form, key, user, done: null, NoDay);
        var asked = new StepLinkRequest
        {
            Step = Number(form["step"]), Version = Number(form["version"]), Person = Forms.Text(form, "person"), Until = until,
        };
        if (await links.MakeAsync(key, asked, idempotency: null) is not { } answer) return await NoCitizenAsync(http, pages);
        var done = answer.Value is { } made
            ? user.Localizer[
                $"done.{Act}", $"{http.Request.Scheme}://{http.Request.Host}{http.Address(made.Address)}",
                user.Localizer.Day(Localizer.DayOf(made.Link.Until).AddDays(-1))]
            : null;
        return Finish(http, form, key, user, done, answer.Refusal);
    }

    internal static async Task<IResult> WithdrawAsync(HttpContext http, string key, PageFactory pages, StepLinkPasses links)
    {
        var (form, user) = (await http.Request.ReadFormAsync(http.RequestAborted), pages.UserOf(http));
        if (await links.WithdrawAsync(key, Forms.Text(form, "link") ?? "", idempotency: null) is not { } answer)
            return await NoCitizenAsync(http, pages);
        return Forms.Finish(
            http, form, user.Localizer[$"done.{Act}-withdrawn"], answer.Refusal, refusal => RefusalText.Of(refusal, Act, user),
            $"/citizens/{key}");
    }

    private static IResult Finish(HttpContext http, IFormCollection form, string key, PageUser user, string? done, RefusalView? refusal) =>
        Forms.Finish(
            http, form, done, refusal, why => RefusalText.Of(why, Act, user), $"/citizens/{key}",
            refusal is null ? null : RefusalText.Fields(refusal, user));

    private static Task<IResult> NoCitizenAsync(HttpContext http, PageFactory pages) =>
        pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound, "/");

    private static RefusalView NoDay { get; } =
        new(RefusalKinds.Invalid, "The last day cannot be read.", [new Fault("/until", "Expected a day: yyyy-MM-dd.")]);

    /// <summary>Whether a field is a day, or is left empty.</summary>
    private static bool IsDay(string text, out DateOnly? day)
    {
        var isRead = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isRead ? read : null;
        return isRead || string.IsNullOrWhiteSpace(text);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
