using Coordination.Grains;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages;

/// <summary>Makes the frame around a page's content from the request: reader, whoever is signed in, open alerts, notice.</summary>
internal sealed class PageFrames(
    OrganizationSource organization, AlertTable alerts, AlertDelivery views, IAuthorizationService authorization, Notices notices, ServiceClock clock,
    IWebHostEnvironment environment)
{
    /// <summary>Open alerts counted at most.</summary>
    internal const int AlertsCountedMax = 1_000;

    private static readonly TimeSpan LanguageKept = TimeSpan.FromDays(365);

    /// <summary>The reader of a request: the language of their cookie, now.</summary>
    internal Reader ReaderOf(HttpContext http) => new(LanguageCodes.Parse(http.Request.Cookies[LanguageCodes.Cookie]), clock.Now);

    /// <summary>Whoever asks for a page.</summary>
    internal Onlooker OnlookerOf(HttpContext http) => new(http.Caller(), organization.Current, ReaderOf(http));

    /// <summary>A page, with its model, in its frame. Its forms' token has it kept by no cache.</summary>
    internal async Task<RazorComponentResult> PageAsync<TPage>(HttpContext http, object model, int status = StatusCodes.Status200OK, string? path = null)
        where TPage : IComponent
    {
        var frame = await FrameAsync(http, path ?? http.Request.Path + http.Request.QueryString);
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Frame"] = frame, ["Model"] = model }) { StatusCode = status };
    }

    /// <summary>Keeps the reader's choice of language.</summary>
    internal void Choose(HttpContext http, Language language) =>
        http.Response.Cookies.Append(LanguageCodes.Cookie, language.Code(), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = LanguageKept,
            IsEssential = true,
        });

    private async Task<PageFrame> FrameAsync(HttpContext http, string path)
    {
        var reader = ReaderOf(http);
        var place = reader[environment.IsDevelopment() ? "municipality.development" : "municipality"];
        if (Callers.From(http.User) is not { } caller) return new PageFrame(reader, path, null, 0, place, notices.Take(http));
        var seesAlerts = caller.Kind == CallerKind.Caseworker;
        var open = seesAlerts ? (await alerts.ReadForReceiversAsync(views.ReceiversOf(caller), "open", AlertsCountedMax, cancellation: http.RequestAborted)).Count : 0;
        return new PageFrame(reader, path, await UserAsync(http, caller, reader), open, place, notices.Take(http));
    }

    private async Task<SignedIn> UserAsync(HttpContext http, Caller caller, Reader reader)
    {
        var names = new Names(organization.Current);
        var seesOperations = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Overview)).Succeeded;
        var seesCitizens = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.Readers)).Succeeded;
        if (caller.Kind != CallerKind.Caseworker)
            return new SignedIn(reader.Code("role", caller.Id), reader["role"], seesOperations, HasDesk: false, seesCitizens);
        var id = new CaseworkerId(caller.Id);
        var unit = organization.Current.UnitOf(id)?.Value;
        var department = organization.Current.DepartmentOf(id, default).Value;
        var where = string.Join(" · ", new[] { department, unit is null ? null : names.Unit(unit) }.Where(static part => !string.IsNullOrEmpty(part)));
        return new SignedIn(names.Person(caller.Id), where, seesOperations, HasDesk: true, seesCitizens);
    }
}
