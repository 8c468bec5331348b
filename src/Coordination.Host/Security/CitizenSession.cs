using System.Security.Claims;
using Coordination.Grains;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Security;

/// <summary>A citizen's session with their own page. It holds the citizen's key and nothing else of them.</summary>
internal static class CitizenSession
{
    private const string KeyClaim = "citizen";

    /// <summary>The identity of a citizen.</summary>
    internal static ClaimsPrincipal PrincipalOf(string key) =>
        new(new ClaimsIdentity([new Claim(CallerClaims.SubjectClaim, key), new Claim(KeyClaim, key)], CitizenSignIn.Cookie));

    /// <summary>The citizen of a session; null: it is none.</summary>
    internal static Caller? CallerOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: CitizenSignIn.Cookie }
        && user.FindFirstValue(KeyClaim) is { } key && CitizenPseudonyms.HasForm(key)
            ? new Caller(CallerKind.Citizen, key)
            : null;

    /// <summary>Signs a citizen in. Used in Development, after the choice on the sign-in page.</summary>
    internal static Task SignInAsync(HttpContext http, string key) => PageSession.SignInAsync(http, PrincipalOf(key), CitizenSignIn.Cookie);

    /// <summary>Ends the session: its record and the cookie.</summary>
    internal static Task SignOutAsync(HttpContext http) => PageSession.SignOutAsync(http, CitizenSignIn.Cookie);
}
