using System.Security.Claims;
using Coordination.Grains;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Security;

/// <summary>
/// A person's session with the pages, kept in a cookie. Over https the cookie is <c>__Host-coordination</c>. Browsers refuse that
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
    internal static Task SignInAsync(HttpContext http, Caller caller)
    {
        var user = new ClaimsPrincipal(IdentityOf(caller));
        Begin(user);
        return http.SignInAsync(SignInSchemes.Cookie, user);
    }

    /// <summary>Ends the session: deletes the cookie and ends the session's streams on this host.</summary>
    internal static async Task SignOutAsync(HttpContext http)
    {
        if (http.User.FindFirstValue(CallerClaims.SessionClaim) is { } session)
            http.RequestServices.GetRequiredService<LiveSessions>().End(session);
        await http.SignOutAsync(SignInSchemes.Cookie);
    }

    /// <summary>The identity of a caller, as the tokens and cookies of Development contain it.</summary>
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

    /// <summary>Adds a new session id to a principal.</summary>
    internal static void Begin(ClaimsPrincipal user)
    {
        if (user.FindFirst(CallerClaims.SessionClaim) is null)
            ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(CallerClaims.SessionClaim, Guid.NewGuid().ToString("N")));
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
}
