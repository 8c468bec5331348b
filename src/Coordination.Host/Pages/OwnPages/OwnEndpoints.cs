using Coordination.Domain.Handovers;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.Returned;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Silo.Citizens;
using Coordination.Storage.Operations;
using Coordination.Views;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Pages.OwnPages;

/// <summary>
/// GET /my: a citizen's own page, its two forms, and the citizen's way in and out. A citizen without a page, and somebody whose sign-in
/// does not suffice, get the same page.
/// </summary>
internal static class OwnEndpoints
{
    private const string Closed = "own.closed";

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, OwnQuery query)
    {
        if (await query.ReadAsync(http, pages.LocalizerOf(http)) is { } model)
            return await pages.PageAsync<OwnPage>(http, model, path: CitizenSignIn.Root);
        await CitizenSession.SignOutAsync(http);
        return TypedResults.LocalRedirect(CitizenSignIn.ClosedPath);
    }

    /// <summary>Says that the time of an appointment does not fit.</summary>
    internal static Task<IResult> SayTimeAsync(HttpContext http, PageFactory pages, IGrainFactory grains) =>
        SayAsync(http, pages, grains, "own.time.done", isTime: true);

    /// <summary>Says what the citizen wishes.</summary>
    internal static Task<IResult> WishAsync(HttpContext http, PageFactory pages, IGrainFactory grains) =>
        SayAsync(http, pages, grains, "own.write.done", isTime: false);

    /// <summary>The sign-in page of Development. It is answered only to loopback addresses.</summary>
    internal static async Task<IResult> ChooseAsync(HttpContext http, PageFactory pages, WorkTable work, IGrainFactory grains)
    {
        var key = await work.FindCoordinatedAsync(http.RequestAborted);
        var name = key is null ? null : await NameAsync(grains, key);
        return await pages.PageAsync<OwnSignInPage>(http, new OwnSignInModel(name is null ? null : key, name));
    }

    internal static async Task<IResult> SignInAsync(HttpContext http, CitizenEntrance entrance)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await CitizenSession.SignOutAsync(http);
        if (Forms.Text(form, "citizen") is not { } key || !await entrance.IsOpenAsync(key))
            return TypedResults.LocalRedirect(CitizenSignIn.ClosedPath);
        await CitizenSession.SignInAsync(http, key);
        return TypedResults.LocalRedirect(CitizenSignIn.Root);
    }

    /// <summary>
    /// Redirects to the provider with which citizens sign in. Whoever was signed in before is not any more, however the sign-in ends.
    /// </summary>
    internal static async Task<IResult> ChallengeAsync(HttpContext http)
    {
        await CitizenSession.SignOutAsync(http);
        return await ProviderAway.LetsSignInAsync(http, CitizenSignIn.Provider)
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = CitizenSignIn.Root }, [CitizenSignIn.Provider])
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Ends the session here, and at the provider if it can be ended there.</summary>
    internal static async Task<IResult> SignOutAsync(HttpContext http, IOptionsMonitor<OpenIdConnectOptions> options)
    {
        var wasSignedIn = http.FindCaller() is not null;
        await CitizenSession.SignOutAsync(http);
        var configuration = options.Get(CitizenSignIn.Provider).ConfigurationManager;
        if (!wasSignedIn || configuration is null || !await ProviderAway.CanBeAskedAsync(configuration, http)
            || string.IsNullOrEmpty((await configuration.GetConfigurationAsync(http.RequestAborted)).EndSessionEndpoint))
            return TypedResults.LocalRedirect(CitizenSignIn.SignedOutPath);
        return TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = CitizenSignIn.SignedOutPath }, [CitizenSignIn.Provider]);
    }

    internal static async Task<IResult> ChooseLanguageAsync(HttpContext http, PageFactory pages)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        pages.RememberLanguage(http, LanguageCodes.Parse(form["language"]));
        return Forms.RedirectBack(form);
    }

    internal static Task<IResult> ClosedAsync(HttpContext http, PageFactory pages, IOptions<CitizenSignInOptions> options)
    {
        var localizer = pages.LocalizerOf(http);
        return NoticeAsync(
            http, pages, Closed,
            [
                localizer["own.closed.how"], localizer["own.closed.else"],
                localizer["own.closed.ask", options.Value.Contact ?? localizer["own.closed.contact"]],
            ],
            CitizenSignIn.SignInPath, "own.closed.again");
    }

    internal static Task<IResult> SignedOutAsync(HttpContext http, PageFactory pages) => NoticeAsync(
        http, pages, "own.signed-out", [pages.LocalizerOf(http)["own.signed-out.text"]], CitizenSignIn.SignInPath, "own.closed.again");

    /// <summary>The page instead of one that cannot be shown.</summary>
    internal static Task<IResult> StatusAsync(HttpContext http, PageFactory pages, int status)
    {
        var localizer = pages.LocalizerOf(http);
        return status switch
        {
            StatusCodes.Status404NotFound => NoticeAsync(
                http, pages, "own.status.no-page", [], CitizenSignIn.Root, "own.back", status),
            StatusCodes.Status503ServiceUnavailable => NoticeAsync(
                http, pages, Closed, [localizer["own.status.away"]], CitizenSignIn.Root, "own.back", status),
            StatusCodes.Status400BadRequest => NoticeAsync(
                http, pages, Closed, [localizer["own.status.expired"]], CitizenSignIn.Root, "own.back", status),
            _ => NoticeAsync(http, pages, Closed, [localizer["own.status.failed"]], CitizenSignIn.Root, "own.back", status),
        };
    }

    private static Task<IResult> NoticeAsync(
        HttpContext http, PageFactory pages, string title, IReadOnlyList<string> texts, string? link, string linkText,
        int status = StatusCodes.Status200OK) =>
        pages.PageAsync<OwnNoticePage>(
            http, new OwnNoticeModel(title, texts, link, linkText), status, status == StatusCodes.Status200OK ? null : CitizenSignIn.Root);

    private static async Task<string?> NameAsync(IGrainFactory grains, string key)
    {
        new Caller(CallerKind.Citizen, key).SetCurrent();
        return (await grains.GetGrain<IOwnPage>(key).OwnPage())?.Name;
    }

    private static async Task<IResult> SayAsync(HttpContext http, PageFactory pages, IGrainFactory grains, string done, bool isTime)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var localizer = pages.LocalizerOf(http);
        var refusal = await SaidAsync(http, form, grains, isTime);
        IReadOnlyList<FieldFault> faults = refusal?.Kind == RefusalKinds.Invalid
            ? [new FieldFault("text", localizer["own.refused.invalid", OwnMessages.TextMax])]
            : [];
        return Forms.Finish(
            http, form, localizer[done], refusal,
            why => localizer.Find($"own.refused.{why.Kind}") is { } text
                ? string.Format(System.Globalization.CultureInfo.InvariantCulture, text, OwnMessages.TextMax)
                : localizer["own.status.failed"],
            CitizenSignIn.Root, faults);
    }

    private static async Task<RefusalView?> SaidAsync(HttpContext http, IFormCollection form, IGrainFactory grains, bool isTime)
    {
        var (id, text, appointment) = (Forms.Text(form, "id"), Forms.Text(form, "text"), Forms.Text(form, "appointment"));
        if (text is null || text.Length > OwnMessages.TextMax) return new RefusalView(RefusalKinds.Invalid, "No text.", []);
        if (isTime && appointment is null) return new RefusalView(RefusalKinds.NotFound, "No appointment.", []);

        // The id only keeps a form that is sent twice from being taken twice.
        if (id is null || id.Length > EventReading.IdLengthMax || !id.All(char.IsAsciiLetterOrDigit)) id = Guid.NewGuid().ToString("n");
        return await grains.GetGrain<IOwnPage>(http.Caller().Id).Say(id, text, isTime ? appointment : null);
    }
}
