using System.Security.Claims;
using Coordination.Grains;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Security;

/// <summary>
/// A person's session with the pages, kept in a cookie. Over https it is <c>__Host-coordination</c>. Browsers refuse that
/// prefix without the Secure flag, and some refuse the flag on http://localhost, so Development uses a name without prefix
/// and sets the flag when the request came over https.
/// </summary>
internal static class PageSession
{
    /// <summary>Where people sign in.</summary>
    internal const string SignInPath = "/sign-in";

    /// <summary>Query parameter with the local address to go to after.</summary>
    internal const string ReturnToParameter = "returnTo";

    /// <summary>How long a session lasts; it is not prolonged.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    /// <summary>Signs a caller in on the pages: in Development after the choice on the sign-in page.</summary>
    internal static Task SignInAsync(HttpContext http, Caller caller)
    {
        var user = new ClaimsPrincipal(IdentityOf(caller));
        Begin(user);
        return http.SignInAsync(SignInSchemes.Cookie, user);
    }

    /// <summary>Ends the session: the cookie goes, and the session's streams on this host end.</summary>
    internal static async Task SignOutAsync(HttpContext http)
    {
        if (http.User.FindFirstValue(CallerClaims.SessionClaim) is { } session)
            http.RequestServices.GetRequiredService<LiveSessions>().End(session);
        await http.SignOutAsync(SignInSchemes.Cookie);
    }

    /// <summary>The identity of a caller, as tokens and cookies of Development carry it.</summary>
    internal static ClaimsIdentity IdentityOf(Caller caller)
    {
        var claim = caller.Kind switch
        {
            CallerKind.Caseworker => CallerClaims.CaseworkerClaim,
            CallerKind.Source => CallerClaims.SourceClaim,
            _ => CallerClaims.RoleClaim,
        };
        return new ClaimsIdentity([new Claim("sub", caller.Id), new Claim(claim, caller.Id)], authenticationType: "development");
    }

    /// <summary>Gives a principal its session.</summary>
    internal static void Begin(ClaimsPrincipal user)
    {
        if (user.FindFirst(CallerClaims.SessionClaim) is null)
            ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(CallerClaims.SessionClaim, Guid.NewGuid().ToString("N")));
    }

    /// <summary>How a cookie of the pages is set.</summary>
    internal static void Describe(CookieBuilder cookie, bool isDevelopment, string suffix = "")
    {
        cookie.Name = (isDevelopment ? "coordination-development" : "__Host-coordination") + suffix;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.HttpOnly = true;
        cookie.Path = "/";

        // Lax: the way back from the identity provider is a navigation from another site.
        cookie.SameSite = SameSiteMode.Lax;
    }
}
