using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Coordination.Host.Tests.Security;

/// <summary>
/// An OpenID Connect provider in this process, over https: OpenIddict on SQLite, with discovery, code flow and PKCE, client credentials,
/// introspection and the end of its own sessions. Whoever comes to it without a session is the person it was last told of.
/// </summary>
internal sealed partial class TestIdentityProvider : IAsyncDisposable
{
    internal const string Audience = "coordination";

    private const string SessionCookie = "provider-session";
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(30);

    private readonly WebApplication _app;
    private readonly ProviderKeys _keys;
    private readonly ConcurrentDictionary<string, Dictionary<string, object>> _sessions = new(StringComparer.Ordinal);

    private TestIdentityProvider(WebApplication app, string certificateFile)
    {
        (_app, CertificateFile) = (app, certificateFile);
        _keys = app.Services.GetRequiredService<ProviderKeys>();
        Clients = new ProviderClients(app.Services);
    }

    /// <summary>Where it is.</summary>
    internal string Authority => _app.Urls.Single();

    /// <summary>What makes a host trust it: the file for SSL_CERT_FILE.</summary>
    internal string CertificateFile { get; }

    internal ProviderClients Clients { get; }

    /// <summary>The claims of the person who comes to sign in.</summary>
    internal Dictionary<string, object> Person { get; set; } = new() { ["sub"] = "somebody" };

    /// <summary>The sessions that are open here.</summary>
    internal ICollection<string> Sessions => _sessions.Keys;

    /// <summary>Starts it; its certificate and its database lie in the folder.</summary>
    internal static async Task<TestIdentityProvider> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var certificate = NewCertificate();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        Add(builder.Services, Path.Combine(folder, "provider.db"));
        var file = Path.Combine(folder, "provider.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        var provider = new TestIdentityProvider(builder.Build(), file);
        await provider.Clients.BeginAsync();
        provider._app.UseAuthentication();
        provider._app.MapGet("/authorize", provider.Authorize);
        provider._app.MapPost("/token", (Delegate)provider.GiveTokenAsync);
        provider._app.MapGet("/end", provider.EndSession);
        await provider._app.StartAsync();
        using var browser = provider.NewBrowser();
        await browser.GetStringAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative));
        return provider;
    }

    /// <summary>A token as this provider would issue it; what is told otherwise is what a wrong one has.</summary>
    internal string Token(
        Dictionary<string, object> claims, string? audience = Audience, string? issuer = null, TimeSpan? age = null,
        SigningCredentials? signing = null, string? type = null)
    {
        var issuedAt = DateTime.UtcNow - (age ?? TimeSpan.Zero);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? $"{Authority}/",
            Audience = audience,
            IssuedAt = issuedAt,
            NotBefore = issuedAt,
            Expires = issuedAt + TokenLifetime,
            Claims = claims.ToDictionary(
                static claim => claim.Key,
                static claim => claim.Value is string ? claim.Value : JsonSerializer.SerializeToElement(claim.Value)),
            TokenType = type ?? "JWT",
            SigningCredentials = signing ?? _keys.Signing,
        });
    }

    /// <summary>
    /// What this provider sends when a session or all sessions of a person end. OpenIddict has no back channel of its own.
    /// </summary>
    internal string LogoutToken(
        Dictionary<string, object> claims, string audience = Audience, string? issuer = null, TimeSpan? age = null,
        SigningCredentials? signing = null) => Token(
        new(claims)
        {
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["events"] = new Dictionary<string, object> { [LogoutEvent] = new Dictionary<string, object>() },
        },
        audience, issuer, age, signing, type: "logout+jwt");

    /// <summary>A key that this provider does not know.</summary>
    internal static SigningCredentials NewKey() => ProviderKeys.New();

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="publishOld">Whether the keys before it are published still.</param>
    internal void RotateKeys(bool publishOld)
    {
        _keys.Rotate(publishOld);
        _app.Services.GetRequiredService<IOptionsMonitorCache<OpenIddictServerOptions>>().Clear();
    }

    /// <summary>A browser that trusts this provider, keeps its cookies and follows nothing.</summary>
    internal HttpClient NewBrowser()
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ServerCertificateCustomValidationCallback = (_, given, _, _) =>
                given!.ExportCertificatePem() == File.ReadAllText(CertificateFile),
        };
        return new HttpClient(handler) { BaseAddress = new Uri(Authority) };
    }

    /// <summary>Goes where a host sent the browser to sign in; answers what the provider has the browser post back, and where to.</summary>
    internal async Task<(string To, string Code, string State)> SignInAsync(Uri begun, HttpClient? browser = null)
    {
        using var fresh = browser is null ? NewBrowser() : null;
        using var answer = await (browser ?? fresh!).GetAsync(begun);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page);
        var fields = Field().Matches(page).ToDictionary(
            static field => field.Groups[1].Value, static field => WebUtility.HtmlDecode(field.Groups[2].Value), StringComparer.Ordinal);
        return (WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value), fields["code"], fields["state"]);
    }

    /// <summary>Asks for a token with client credentials.</summary>
    internal async Task<(int Status, JsonElement Body)> AskAsync(string client, string secret, string scopes)
    {
        using var browser = NewBrowser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret, ["scope"] = scopes,
        });
        using var answer = await browser.PostAsync(new Uri("/token", UriKind.Relative), form);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Add(IServiceCollection services, string file)
    {
        services.AddDbContext<ProviderDatabase>(options => options.UseSqlite($"Data Source={file};Pooling=False").UseOpenIddict());
        services.AddSingleton<ProviderKeys>().AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(
            static provider => provider.GetRequiredService<ProviderKeys>());
        services.AddAuthentication();
        services.AddOpenIddict()
            .AddCore(static core => core.UseEntityFrameworkCore().UseDbContext<ProviderDatabase>())
            .AddServer(static server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("end")
                    .SetIntrospectionEndpointUris("introspect").SetJsonWebKeySetEndpointUris("keys");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow();
                server.SetAccessTokenLifetime(TokenLifetime).SetIdentityTokenLifetime(TokenLifetime);
                server.AddEphemeralEncryptionKey().DisableAccessTokenEncryption().DisableScopeValidation();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough();
            });
    }

    /// <summary>Sends the person back with a code, by a form that a browser posts.</summary>
    private IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var session = http.Request.Cookies[SessionCookie];
        if (session is null || !_sessions.TryGetValue(session, out var person))
        {
            session = Guid.NewGuid().ToString("N");
            person = _sessions[session] = new(Person);
            http.Response.Cookies.Append(SessionCookie, session, new CookieOptions { HttpOnly = true, Secure = true, IsEssential = true });
        }

        var identity = new ClaimsIdentity(Scheme);
        foreach (var (name, value) in person) SetClaim(identity, name, value);
        identity.SetClaim("sid", session);
        return SignIn(identity, request.GetScopes());
    }

    private async Task<IResult> GiveTokenAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsAuthorizationCodeGrantType())
            return Results.SignIn((await http.AuthenticateAsync(Scheme)).Principal!, properties: null, Scheme);
        var identity = new ClaimsIdentity(Scheme);
        identity.SetClaim(Claims.Subject, request.ClientId!);
        foreach (var (name, value) in await Clients.ClaimsOfAsync(request.ClientId!)) SetClaim(identity, name, value);
        return SignIn(identity, request.GetScopes());
    }

    private IResult EndSession(HttpContext http)
    {
        if (http.Request.Cookies[SessionCookie] is { } session) _sessions.TryRemove(session, out _);
        http.Response.Cookies.Delete(SessionCookie);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Scheme]);
    }

    private static IResult SignIn(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(Audience);
        identity.SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, Scheme);
    }

    private static void SetClaim(ClaimsIdentity identity, string name, object value)
    {
        if (value is string text) identity.SetClaim(name, text);
        else if (value is JsonElement { ValueKind: JsonValueKind.String } json) identity.SetClaim(name, json.GetString());
        else identity.SetClaim(name, JsonSerializer.SerializeToElement(value));
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" />""")]
    private static partial Regex Field();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();
}
