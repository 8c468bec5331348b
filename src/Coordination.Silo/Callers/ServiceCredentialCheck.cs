using System.Security.Cryptography;
using System.Text;
using Coordination.Connections;
using Coordination.Grains;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Silo.Callers;

/// <summary>
/// Checks tokens of service credentials. Every identity has a key of its own, derived from the cluster's key, so that a service can be
/// nobody but itself. There are no service credentials of caseworkers, operations or auditors.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class ServiceCredentialCheck
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly byte[]? _clusterKey;

    /// <summary>Makes the check.</summary>
    /// <param name="clusterKey">The cluster's key; null: no service credential is valid.</param>
    public ServiceCredentialCheck(byte[]? clusterKey) => _clusterKey = clusterKey;

    /// <summary>The key of a source's credential, in base64.</summary>
    public static string KeyOfSource(byte[] clusterKey, string source) =>
        Convert.ToBase64String(KeyOf(clusterKey, ServiceCredential.SourceClaim, source));

    /// <summary>The key of the integration services' credential, in base64.</summary>
    public static string KeyOfIntegration(byte[] clusterKey) =>
        Convert.ToBase64String(KeyOf(clusterKey, ServiceCredential.RoleClaim, ServiceCredential.IntegrationRole));

    /// <summary>The key of the credential of an integration service with scopes, in base64; null: one of the scopes is none.</summary>
    public static string? KeyOfScopes(byte[] clusterKey, string scopes) => CallerScopes.Exactly(scopes) is { } exactly
        ? Convert.ToBase64String(KeyOf(clusterKey, ServiceCredential.ScopeClaim, exactly))
        : null;

    /// <summary>Whether a text claims to be a token of a service credential. It is not checked.</summary>
    public static bool Claims(string token) => Parsed(token)?.Typ == ServiceCredential.TokenType;

    /// <summary>The caller that a token names; null: the token is not valid.</summary>
    public async Task<Caller?> FindCallerAsync(string token)
    {
        if (_clusterKey is null || Parsed(token) is not { } parsed || IdentityOf(parsed) is not var (claim, value, caller)) return null;
        var result = await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = [ServiceCredential.TokenType],
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidIssuer = ServiceCredential.Issuer,
            ValidAudience = ServiceCredential.Audience,
            IssuerSigningKey = new SymmetricSecurityKey(KeyOf(_clusterKey, claim, value)),
            RequireExpirationTime = true,
            ClockSkew = ClockSkew,
        });
        return result.IsValid && parsed.ValidTo - parsed.ValidFrom <= ServiceCredential.Lifetime ? caller : null;
    }

    /// <summary>The same, with the name for the access log, which is the caller's own.</summary>
    public async Task<VerifiedCaller?> FindVerifiedAsync(string token) =>
        await FindCallerAsync(token) is { } caller ? new VerifiedCaller(caller, caller.Id) : null;

    // Of a token that names several identities the first counts: its key is the one that must have signed.
    private static (string Claim, string Value, Caller Caller)? IdentityOf(JsonWebToken token)
    {
        if (token.TryGetValue<string>(ServiceCredential.SourceClaim, out var source) && source.Length > 0)
        {
            var caller = new Caller(CallerKind.Source, source);
            return (ServiceCredential.SourceClaim, caller.Id, caller);
        }

        const string integration = ServiceCredential.IntegrationRole;
        if (token.TryGetValue<string>(ServiceCredential.ScopeClaim, out var scopes))
            return CallerScopes.Exactly(scopes) is { } exactly
                ? (ServiceCredential.ScopeClaim, exactly, new Caller(CallerKind.Integration, integration) { Scopes = exactly })
                : null;
        return token.TryGetValue<string>(ServiceCredential.RoleClaim, out var role) && role == integration
            ? (ServiceCredential.RoleClaim, role, new Caller(CallerKind.Integration, integration))
            : null;
    }

    private static JsonWebToken? Parsed(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(byte[] clusterKey, string claim, string value) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, clusterKey, ServiceCredential.KeyBytes, salt: null,
        Encoding.UTF8.GetBytes($"coordination/service-credential/1/{claim}/{value}"));
}
