using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Security;

/// <summary>
/// Ends the session at the identity provider too (OpenID Connect RP-Initiated Logout), if its metadata name an
/// <c>end_session_endpoint</c>. Without one, the next sign-in may need no password.
/// </summary>
internal static class ProviderSignOut
{
    /// <summary>Where the provider sends the browser afterwards.</summary>
    internal const string CallbackPath = "/sign-out/callback";

    private const string IdToken = "id_token";

    /// <summary>Keeps the id token with the session. The provider recognizes the session to end by it.</summary>
    internal static void Remember(TokenValidatedContext context)
    {
        var token = context.TokenEndpointResponse?.IdToken ?? context.ProtocolMessage.IdToken;
        if (!string.IsNullOrEmpty(token))
            context.Properties!.StoreTokens([new AuthenticationToken { Name = IdToken, Value = token }]);
    }

    /// <summary>The id token of the session that ends.</summary>
    internal static string? IdTokenOf(AuthenticationProperties properties) => properties.GetParameter<string>(IdToken);

    /// <summary>What the sign-out at the provider needs; null: there is no session to end there, or it cannot be asked.</summary>
    internal static async Task<AuthenticationProperties?> FindAsync(HttpContext http)
    {
        if (http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.GetTokenValue(IdToken) is not { } token)
            return null;
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(SignInSchemes.Provider);
        if (!await ProviderAway.CanBeAskedAsync(options.ConfigurationManager, http)) return null;
        var metadata = await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        if (string.IsNullOrEmpty(metadata.EndSessionEndpoint)) return null;
        var properties = new AuthenticationProperties { RedirectUri = PageSession.SignInPath };
        properties.SetParameter(IdToken, token);
        return properties;
    }
}
