using Coordination.Domain.Access;
using Coordination.Grains;
using Coordination.Host.Live;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages;

/// <summary>Creates pages in the frame of a request: localizer, signed-in user, number of open alerts, message.</summary>
internal sealed class PageFactory(
    OrganizationSource organization, AlertTable alerts, AlertDelivery views, UndeliveredReader undelivered,
    IAuthorizationService authorization,
    FlashMessageCookie messages, ServiceClock clock, IWebHostEnvironment environment)
{
    /// <summary>Upper bound of the number of open alerts.</summary>
    internal const int AlertsCountedMax = 1_000;

    private static readonly object Chosen = new();

    private static readonly TimeSpan LanguageLifetime = TimeSpan.FromDays(365);

    /// <summary>The localizer of a request: the language chosen in it, else of its cookie, at the current instant.</summary>
    internal Localizer LocalizerOf(HttpContext http) => new(
        http.Items.TryGetValue(Chosen, out var chosen)
            ? (Language)chosen!
            : LanguageCodes.Parse(http.Request.Cookies[LanguageCodes.Cookie]),
        clock.Now);

    internal PageUser UserOf(HttpContext http) => new(http.Caller(), organization.Current, LocalizerOf(http));

    /// <summary>A page with its model. The antiforgery token in its forms makes it uncacheable.</summary>
    /// <param name="model">The component's parameter <c>Model</c>.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="path">The address forms redirect back to; null: that of the request.</param>
    internal async Task<IResult> PageAsync<TPage>(
        HttpContext http, object model, int status = StatusCodes.Status200OK, string? path = null)
        where TPage : IComponent
    {
        var frame = await FrameAsync(http, path ?? http.Request.Path + http.Request.QueryString);
        var parameters = new Dictionary<string, object?> { ["Frame"] = frame, ["Model"] = model };
        return new Page(new RazorComponentResult<TPage>(parameters) { StatusCode = status });
    }

    /// <summary>Stores the user's choice of language in a cookie for a year. The rest of the request has it too.</summary>
    internal void RememberLanguage(HttpContext http, Language language)
    {
        http.Items[Chosen] = language;
        http.Response.Cookies.Append(LanguageCodes.Cookie, language.Code(), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = LanguageLifetime,
            IsEssential = true,
        });
    }

    private async Task<PageFrame> FrameAsync(HttpContext http, string path)
    {
        var localizer = LocalizerOf(http);
        var municipality = localizer[environment.IsDevelopment() ? "municipality.development" : "municipality"];
        var message = messages.Take(http);
        if (http.FindCaller() is not { Kind: not CallerKind.Citizen } caller)
            return new PageFrame(localizer, path, null, 0, municipality, message);
        var openAlerts = await CountOpenAlertsAsync(caller, http.RequestAborted);
        return new PageFrame(localizer, path, await HeaderUserAsync(http, caller, localizer), openAlerts, municipality, message);
    }

    private async Task<int> CountOpenAlertsAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Kind != CallerKind.Caseworker) return 0;
        return await alerts.CountOpenAsync(views.ReceiversOf(caller), AlertsCountedMax, cancellation);
    }

    private async Task<HeaderUser> HeaderUserAsync(HttpContext http, Caller caller, Localizer localizer)
    {
        var seesOperations = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Overview)).Succeeded;
        var unreached = seesOperations ? await undelivered.CountAsync(http, http.RequestAborted) : 0;
        var seesPatterns = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Patterns)).Succeeded;
        var seesCitizens = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.PageReaders)).Succeeded;
        var seesSubscriptions = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Subscriptions)).Succeeded;
        if (caller.Kind != CallerKind.Caseworker)
            return new HeaderUser(
                localizer.Code("role", caller.Id), localizer["role"], seesOperations, HasDesk: false, seesCitizens,
                SeesLooks: caller.Kind == CallerKind.DataProtection)
                {
                    Undelivered = unreached, SeesPatterns = seesPatterns, SeesSubscriptions = seesSubscriptions,
                };
        var names = new OrganizationNames(organization.Current);
        var id = new CaseworkerId(caller.Id);
        var posts = organization.Current.DepartmentsOf(id).Zip(organization.Current.UnitsOf(id))
            .Select(post => $"{post.First.Value} · {names.Unit(post.Second.Value)}");
        return new HeaderUser(
            names.Person(caller.Id), string.Join(", ", posts), seesOperations, HasDesk: true, seesCitizens,
            SeesLooks: CitizenAccess.IsOfficer(organization.Current, id),
            SeesTeam: (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Leaders)).Succeeded)
            {
                Undelivered = unreached, SeesPatterns = seesPatterns, SeesSubscriptions = seesSubscriptions,
            };
    }
}
