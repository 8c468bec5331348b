using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.Tests.Security;

/// <summary>
/// An OpenID Connect provider in this process, over https: discovery, keys, the code flow with PKCE. Whoever comes to it is
/// the person it was last told of.
/// </summary>
internal sealed class TestIdentityProvider : IAsyncDisposable
{
    internal const string Audience = "coordination";

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(30);

    private readonly WebApplication _app;
    private readonly SigningCredentials _signing = NewKey();
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce)> _codes = new(StringComparer.Ordinal);

    private TestIdentityProvider(WebApplication app, string certificateFile) => (_app, CertificateFile) = (app, certificateFile);

    /// <summary>Where it is.</summary>
    internal string Authority => _app.Urls.Single();

    /// <summary>What makes a host trust it: the file for SSL_CERT_FILE.</summary>
    internal string CertificateFile { get; }

    /// <summary>The claims of the person who comes to sign in.</summary>
    internal Dictionary<string, object> Person { get; set; } = [];

    /// <summary>Starts it; its certificate lies in the folder.</summary>
    internal static async Task<TestIdentityProvider> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var certificate = NewCertificate();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var file = Path.Combine(folder, "provider.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        var provider = new TestIdentityProvider(builder.Build(), file);
        provider.Map();
        await provider._app.StartAsync();
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
            Issuer = issuer ?? Authority,
            Audience = audience,
            IssuedAt = issuedAt,
            NotBefore = issuedAt,
            Expires = issuedAt + TokenLifetime,
            Claims = claims,
            TokenType = type ?? "JWT",
            SigningCredentials = signing ?? _signing,
        });
    }

    /// <summary>A key that this provider does not know.</summary>
    internal static SigningCredentials NewKey() =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") }, SecurityAlgorithms.RsaSha256);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["end_session_endpoint"] = $"{Authority}/end",
            ["issuer"] = Authority,
            ["authorization_endpoint"] = $"{Authority}/authorize",
            ["token_endpoint"] = $"{Authority}/token",
            ["jwks_uri"] = $"{Authority}/keys",
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey((RsaSecurityKey)_signing.Key);
            return Results.Json(
                new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig",
                alg = SecurityAlgorithms.RsaSha256 } } });
        });
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
    }

    /// <summary>Sends the person back with a code, by a form that a browser posts.</summary>
    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != Audience || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256")
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (asked["code_challenge"].ToString(), asked["nonce"].ToString());
        return Results.Json(
            new Dictionary<string, string> { ["to"] = asked["redirect_uri"].ToString(), ["code"] = code, ["state"] = asked["state"]
            .ToString() });
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var given)) return Results.BadRequest(new { error = "invalid_grant" });
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (challenge != given.Challenge) return Results.BadRequest(new { error = "invalid_grant" });
        var token = Token(new Dictionary<string, object>(Person) { ["nonce"] = given.Nonce });
        return Results.Json(
            new { access_token = Guid.NewGuid()
            .ToString("N"), token_type = "Bearer", id_token = token, expires_in = (int)TokenLifetime.TotalSeconds });
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
}
