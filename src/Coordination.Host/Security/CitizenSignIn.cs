using Coordination.Host.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Host.Security;

/// <summary>
/// How citizens sign in. They have a cookie of their own, which is read below <see cref="Root"/> and nowhere else; that of the pages is not
/// read there. So a citizen is nobody at any other address, and a caseworker is nobody at a citizen's.
/// </summary>
internal static class CitizenSignIn
{
    /// <summary>The path of citizens' own pages.</summary>
    internal const string Root = "/my";

    /// <summary>The path of the sign-in.</summary>
    internal const string SignInPath = $"{Root}/sign-in";

    /// <summary>The page of who cannot be shown a page, for whatever reason.</summary>
    internal const string ClosedPath = $"{Root}/closed";

    /// <summary>The page after the sign-out.</summary>
    internal const string SignedOutPath = $"{Root}/signed-out";

    /// <summary>The cookie scheme of citizens.</summary>
    internal const string Cookie = "citizen";

    /// <summary>The scheme for sign-in with the provider.</summary>
    internal const string Provider = "citizen-provider";

    private const string LevelParameter = "acr_values";

    /// <summary>Whether an address is one of citizens' own.</summary>
    internal static bool IsOwn(HttpContext http) => http.Request.Path.StartsWithSegments(Root);

    /// <summary>Adds the schemes that the settings require.</summary>
    internal static void AddCitizens(this AuthenticationBuilder authentication, HostSettings settings)
    {
        var services = authentication.Services;
        services.AddSingleton<CitizenEntrance>();
        authentication.AddCookie(Cookie, options => Describe(options, settings));
        services.AddOptions<CookieAuthenticationOptions>(Cookie)
            .Configure<SessionTickets>(static (options, tickets) => options.SessionStore = tickets);
        if (settings.CitizenProvider is not { } provider) return;
        authentication.AddOpenIdConnect(Provider, options => Describe(options, provider, settings.CitizenSignIn));
        services.AddOptions<OpenIdConnectOptions>(Provider).Configure<TimeProvider>((options, machine) =>
            (options.ConfigurationManager, options.RefreshOnIssuerKeyNotFound) = (new ProviderMetadata(provider, machine), false));
    }

    private static void Describe(CookieAuthenticationOptions options, HostSettings settings)
    {
        PageSession.Describe(options.Cookie, settings.IsDevelopment, suffix: "-citizen");
        options.ExpireTimeSpan = settings.CitizenSignIn.SessionLasts;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = static context =>
        {
            var wantsPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
            if (wantsPage && HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect(SignInPath);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = static context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // Authorization code flow with PKCE. Of the token nothing is kept but the citizen's key: neither the token, which holds the CPR number,
    // nor how the provider names the person, which may be one.
    private static void Describe(OpenIdConnectOptions options, IdentityProvider provider, CitizenSignInOptions settings)
    {
        options.Authority = provider.Authority.AbsoluteUri;
        options.ClientId = provider.Client;
        options.ClientSecret = provider.ClientSecret;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes) options.Scope.Add(scope);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        options.CallbackPath = $"{SignInPath}/callback";
        options.SignInScheme = Cookie;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.RemoteSignOutPath = default;
        options.SignedOutCallbackPath = $"{Root}/sign-out/callback";
        options.SignedOutRedirectUri = SignedOutPath;
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            if (settings.AskedLevel is { } level) context.ProtocolMessage.SetParameter(LevelParameter, level);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = static context =>
        {
            context.ProtocolMessage.ClientId = context.Options.ClientId;
            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = static async context =>
        {
            var entrance = context.HttpContext.RequestServices.GetRequiredService<CitizenEntrance>();
            if (await entrance.KeyOfAsync(context.Principal!) is { } key)
            {
                context.Principal = CitizenSession.PrincipalOf(key);
                return;
            }

            context.HandleResponse();
            await CitizenSession.SignOutAsync(context.HttpContext);
            context.Response.Redirect(ClosedPath);
        };
        options.Events.OnTicketReceived = static context => PageSession.LeaveEarlierAsync(context.HttpContext, Cookie);
        options.Events.OnRemoteFailure = static async context =>
        {
            await ProviderAway.OnRemoteFailureAsync(context);
            await CitizenSession.SignOutAsync(context.HttpContext);
            if (context.Response.StatusCode == StatusCodes.Status400BadRequest) context.Response.Redirect(ClosedPath);
        };
    }
}
