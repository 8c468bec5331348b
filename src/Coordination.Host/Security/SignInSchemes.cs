using Coordination.Host.Settings;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Host.Security;

/// <summary>
/// How callers authenticate: with a bearer token for the API, with a cookie for the pages and their streams. In the API a cookie
/// allows only reads, so a form or script of another site cannot change anything.
/// </summary>
internal static class SignInSchemes
{
    /// <summary>The cookie scheme of the pages.</summary>
    internal const string Cookie = "cookie";

    /// <summary>The scheme for sign-in with the identity provider.</summary>
    internal const string Provider = "provider";

    private const string Chosen = "chosen";
    private const string Bearer = "bearer";
    private const string DevelopmentBearer = "development-bearer";
    private const string BearerPrefix = "Bearer ";

    /// <summary>Adds the schemes that the settings require.</summary>
    internal static IServiceCollection AddSignIn(this IServiceCollection services, HostSettings settings)
    {
        var authentication = services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, displayName: null, options => options.ForwardDefaultSelector = http => Choose(http, settings))
            .AddCookie(Cookie, options => Describe(options, settings));
        authentication.AddCitizens(settings);
        if (settings.IsDevelopment)
        {
            authentication.AddJwtBearer(DevelopmentBearer, static options => options.MapInboundClaims = false);
            services.AddSingleton<DevelopmentTokens>().AddOptions<JwtBearerOptions>(DevelopmentBearer)
                .Configure<DevelopmentTokens>(static (options, tokens) => options.TokenValidationParameters = tokens.Validation);
        }

        if (settings.Provider is { } provider)
        {
            var claims = new ClaimMap(provider.Claims);
            authentication.AddJwtBearer(Bearer, options => Describe(options, provider, claims));
            authentication.AddOpenIdConnect(Provider, options => Describe(options, provider, claims));
            services.AddSingleton(provider).AddSingleton<ProviderMetadata>().AddSingleton<LogoutTokens>();
            if (provider.IntrospectedEvery is not null) services.AddSingleton<TokenIntrospection>();
            services.AddOptions<JwtBearerOptions>(Bearer)
                .Configure<ProviderMetadata>(static (options, metadata) =>
                    (options.ConfigurationManager, options.RefreshOnIssuerKeyNotFound) = (metadata, false));
            services.AddOptions<OpenIdConnectOptions>(Provider)
                .Configure<ProviderMetadata>(static (options, metadata) =>
                    (options.ConfigurationManager, options.RefreshOnIssuerKeyNotFound) = (metadata, false));
        }

        services.AddSingleton<SessionTickets>().AddOptions<CookieAuthenticationOptions>(Cookie)
            .Configure<SessionTickets>(static (options, tickets) => options.SessionStore = tickets);
        return services.AddSingleton<LiveSessions>().AddHostedService<SessionKeeper>();
    }

    private static void Describe(JwtBearerOptions options, IdentityProvider provider, ClaimMap claims)
    {
        options.Authority = provider.Authority.AbsoluteUri;
        options.Audience = provider.Audience;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.RequireExpirationTime = true;
        options.Events = ProviderAway.ForTokens();
        options.Events.OnTokenValidated = async context =>
        {
            await AccessTokens.CheckAsync(context, provider.Client, provider.AccessTokensAreTyped);
            if (context.Result is null) await TokenIntrospection.CheckAsync(context);
            if (context.Result is null) context.Principal = claims.Map(context.Principal!);
        };
    }

    // Authorization code flow with PKCE. The provider's own pages cannot sign out with the handler's address: its cookie does not come.
    private static void Describe(OpenIdConnectOptions options, IdentityProvider provider, ClaimMap claims)
    {
        options.RemoteSignOutPath = default;
        options.ClientSecret = provider.ClientSecret;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes) options.Scope.Add(scope);
        options.Authority = provider.Authority.AbsoluteUri;
        options.ClientId = provider.Client;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        options.CallbackPath = "/sign-in/callback";
        options.SignInScheme = Cookie;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.UseTokenLifetime = true;
        options.Events.OnRemoteFailure = ProviderAway.OnRemoteFailureAsync;
        options.SignedOutCallbackPath = ProviderSignOut.CallbackPath;
        options.SignedOutRedirectUri = PageSession.SignInPath;
        options.Events.OnRedirectToIdentityProviderForSignOut = static context =>
        {
            context.ProtocolMessage.IdTokenHint = ProviderSignOut.IdTokenOf(context.Properties);
            context.ProtocolMessage.ClientId = context.Options.ClientId;
            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context =>
        {
            ProviderSignOut.Remember(context);
            context.Principal = claims.Map(context.Principal!);
            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = static context => PageSession.LeaveEarlierAsync(context.HttpContext);
    }

    private static void Describe(CookieAuthenticationOptions options, HostSettings settings)
    {
        PageSession.Describe(options.Cookie, settings.IsDevelopment);
        options.ExpireTimeSpan = PageSession.Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = PageSession.SignInPath;
        options.ReturnUrlParameter = PageSession.ReturnToParameter;
        options.Events.OnRedirectToLogin = static context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = static context => Answer(context, StatusCodes.Status403Forbidden);
    }

    // Browsers are redirected to the sign-in page. Other clients get the status.
    private static Task Answer(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var wantsPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !context.Request.Path.StartsWithSegments("/api");
        if (status == StatusCodes.Status401Unauthorized && wantsPage)
            // The address to return to is one from the service's own root, wherever it is hosted.
            context.Response.Redirect(PageSession.SignInPath + QueryString.Create(
                PageSession.ReturnToParameter, context.Request.Path + context.Request.QueryString));
        else context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Choose(HttpContext http, HostSettings settings)
    {
        if (CitizenSignIn.IsOwn(http)) return CitizenSignIn.Cookie;
        var authorization = http.Request.Headers.Authorization.ToString();
        var hasToken = authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase);
        var isApi = http.Request.Path.StartsWithSegments("/api");
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!hasToken && (!isApi || (reads && http.Request.Headers.ContainsKey("Cookie")))) return Cookie;
        if (settings.Provider is null) return DevelopmentBearer;
        return settings.IsDevelopment && IssuerOf(authorization) == DevelopmentTokens.Issuer ? DevelopmentBearer : Bearer;
    }

    // The issuer only selects the scheme that validates the token. Nothing in the token is trusted here.
    private static string? IssuerOf(string authorization)
    {
        var token = authorization.Length > BearerPrefix.Length ? authorization[BearerPrefix.Length..].Trim() : "";
        var handler = new JsonWebTokenHandler();
        try
        {
            return handler.CanReadToken(token) ? handler.ReadJsonWebToken(token).Issuer : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
