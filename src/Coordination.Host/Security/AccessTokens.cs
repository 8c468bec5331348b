using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Coordination.Host.Security;

/// <summary>
/// Tells access tokens from the other tokens that a provider signs with the same key for the same audience. An access token of RFC
/// 9068 says so in its header (<c>typ: at+jwt</c>). Many providers write <c>JWT</c> or nothing there; such a token is refused if it
/// has what only other tokens have: an id token's <c>nonce</c> or hashes, a logout token's <c>events</c>, a <c>typ</c> claim other
/// than <c>Bearer</c>, or the pages' own client as the party it was issued to.
/// </summary>
internal static class AccessTokens
{
    private const string TypeClaim = "typ";

    private static readonly string[] AccessTypes = ["at+jwt", "application/at+jwt"];
    private static readonly string[] PlainTypes = ["JWT", "application/jwt", ""];
    private static readonly string[] ClaimsOfOthers = ["nonce", "at_hash", "c_hash", "s_hash", "events"];
    private static readonly string[] PartyClaims = ["azp", "client_id", "appid"];

    /// <summary>Refuses a token that is no access token.</summary>
    /// <param name="client">The client id of the pages' sign-in.</param>
    /// <param name="mustBeTyped">Whether only tokens with <c>typ: at+jwt</c> are accepted.</param>
    internal static Task CheckAsync(TokenValidatedContext context, string client, bool mustBeTyped)
    {
        if (context.SecurityToken is not JsonWebToken token || !IsAccessToken(token, client, mustBeTyped))
            context.Fail("The token is no access token.");
        return Task.CompletedTask;
    }

    /// <summary>Whether a validated token is an access token.</summary>
    internal static bool IsAccessToken(JsonWebToken token, string client, bool mustBeTyped)
    {
        if (AccessTypes.Contains(token.Typ, StringComparer.OrdinalIgnoreCase)) return true;
        if (mustBeTyped || !PlainTypes.Contains(token.Typ ?? "", StringComparer.OrdinalIgnoreCase)) return false;
        if (ClaimsOfOthers.Any(name => token.TryGetPayloadValue<object>(name, out _))) return false;
        if (token.TryGetPayloadValue<string>(TypeClaim, out var type)
            && !string.Equals(type, "Bearer", StringComparison.OrdinalIgnoreCase)) return false;
        return !PartyClaims.Any(name => token.TryGetPayloadValue<string>(name, out var party) && party == client);
    }
}
