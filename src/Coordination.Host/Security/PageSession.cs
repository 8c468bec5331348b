using System.Security.Claims;
using Coordination.Grains;
using Coordination.Storage.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Security;

/// <summary>
/// A person's session with the pages. The cookie names its record (<see cref="SessionTickets"/>). Over https the cookie is
/// <c>__Host-coordination</c>. Browsers refuse that
/// prefix without the Secure flag, and some refuse the flag on http://localhost. Development therefore uses a name without the
/// prefix, and sets the flag only over https.
/// </summary>
internal static class PageSession
{
    /// <summary>The path of the sign-in page.</summary>
    internal const string SignInPath = "/sign-in";

    /// <summary>The query parameter with the local address to redirect to after sign-in.</summary>
    internal const string ReturnToParameter = "returnTo";

    /// <summary>How long a session lasts. It is not extended by use.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    /// <summary>Signs a caller in to the pages. Used in Development, after the choice on the sign-in page.</summary>
    internal static Task SignInAsync(HttpContext http, Caller caller) => SignInAsync(http, new ClaimsPrincipal(IdentityOf(caller)));

    /// <summary>Signs somebody in with a cookie.</summary>
    /// <param name="scheme">The scheme of the cookie.</param>
    internal static async Task SignInAsync(HttpContext http, ClaimsPrincipal user, string scheme = SignInSchemes.Cookie)
    {
        await LeaveEarlierAsync(http, scheme);
        await using var scope = http.RequestServices.CreateAsyncScope();
        await (await CookieHandlerAsync(scope, http, scheme)).SignInAsync(user, properties: null);
    }

    /// <summary>
    /// Ends the session that the browser still has, before another one begins in the same request. The new one gets a key of its own.
    /// </summary>
    internal static async Task LeaveEarlierAsync(HttpContext http, string scheme = SignInSchemes.Cookie)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        var earlier = await (await CookieHandlerAsync(scope, http, scheme)).AuthenticateAsync();
        if (SessionTickets.IdOf(earlier.Properties) is { } session) await EndAsync(http, session);
        http.Request.Headers.Remove("Cookie");
    }

    /// <summary>Ends the session: its record, the cookie, and the session's streams.</summary>
    internal static async Task SignOutAsync(HttpContext http, string scheme = SignInSchemes.Cookie)
    {
        if (SessionOf(http) is { } session) await EndAsync(http, session);
        await http.SignOutAsync(scheme);
    }

    /// <summary>The session of a request; null for a bearer token.</summary>
    internal static string? SessionOf(HttpContext http) =>
        SessionTickets.IdOf(http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    /// <summary>The identity of a caller, as the tokens and cookies of Development contain it.</summary>
    internal static ClaimsIdentity IdentityOf(Caller caller)
    {
        var claim = caller.Kind switch
        {
            CallerKind.Caseworker => CallerClaims.CaseworkerClaim,
            CallerKind.Source => CallerClaims.SourceClaim,
            _ => CallerClaims.RoleClaim,
        };
        List<Claim> claims = [new Claim(CallerClaims.SubjectClaim, caller.Id), new Claim(claim, caller.Id)];
        if (caller.Scopes.Length > 0) claims.Add(new Claim(CallerClaims.ScopeClaim, caller.Scopes));
        return new ClaimsIdentity(claims, authenticationType: "development");
    }

    /// <summary>Sets the properties of a cookie of the pages.</summary>
    internal static void Describe(CookieBuilder cookie, bool isDevelopment, string suffix = "")
    {
        cookie.Name = (isDevelopment ? "coordination-development" : "__Host-coordination") + suffix;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.HttpOnly = true;
        cookie.Path = "/";

        // Lax, because the redirect from the identity provider is a navigation from another site.
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static async Task EndAsync(HttpContext http, string session)
    {
        await http.RequestServices.GetRequiredService<SessionTable>().RemoveAsync([session], CancellationToken.None);
        http.RequestServices.GetRequiredService<LiveSessions>().End(session);
    }

    // A handler keeps the key of the session it read. One of another scope begins without.
    private static async Task<IAuthenticationSignInHandler> CookieHandlerAsync(
        AsyncServiceScope scope, HttpContext http, string scheme) =>
        (IAuthenticationSignInHandler)(await scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>()
            .GetHandlerAsync(http, scheme))!;
}
