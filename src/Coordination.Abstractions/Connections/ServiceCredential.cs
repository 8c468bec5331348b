using System.Globalization;
using Coordination.Grains;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Connections;

/// <summary>
/// The identity of a department's system or of an integration service that has no identity provider. It signs short-lived tokens (JWT,
/// HS256) with a key that belongs to this one identity; operations make the key with the command <c>service-key</c>. Whoever holds it
/// can be this identity only.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class ServiceCredential
{
    internal const string Issuer = "coordination-service";
    internal const string Audience = "coordination";
    internal const string TokenType = "coordination-service+jwt";
    internal const string SourceClaim = "source";
    internal const string RoleClaim = "role";
    internal const string ScopeClaim = "scope";
    internal const string IntegrationRole = "integration";
    internal const int KeyBytes = 32;

    /// <summary>How long a token is good; a silo takes none that is good for longer.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(2);

    private readonly string _claim;
    private readonly string _value;
    private readonly SigningCredentials _signing;
    private readonly TimeProvider _clock;
    private volatile Issued? _last;

    internal ServiceCredential(string claim, string value, byte[] key, TimeProvider clock)
    {
        if (key.Length != KeyBytes) throw new ArgumentException("The key is not 256 bits in base64.", nameof(key));
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        (_claim, _value, _clock) = (claim, value, clock);
        _signing = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);
    }

    /// <summary>The identity of a department's system, which sends events of its own source.</summary>
    /// <param name="source">The source's path, such as <c>/BIF/fasit</c>.</param>
    /// <param name="key">The key of this source, in base64. A secret.</param>
    /// <exception cref="ArgumentException">The key is not 256 bits in base64.</exception>
    public static ServiceCredential ForSource(string source, string key) => new(SourceClaim, source, Read(key), TimeProvider.System);

    /// <summary>The identity of an integration service that works for some departments.</summary>
    /// <param name="scopes">
    /// What it may do for which departments, separated by spaces, such as <c>events:BIF read:BIF feed:BIF</c>. Their order does not matter.
    /// </param>
    /// <param name="key">The key of these scopes, in base64. A secret.</param>
    /// <exception cref="ArgumentException">The key is not 256 bits in base64, or one of the scopes is none.</exception>
    public static ServiceCredential ForScopes(string scopes, string key) => new(
        ScopeClaim,
        CallerScopes.Exactly(scopes)
            ?? throw new ArgumentException("Expected scopes such as events:BIF, read:BIF or feed:BIF.", nameof(scopes)),
        Read(key), TimeProvider.System);

    /// <summary>The identity of an integration service that reads everything and sends nothing.</summary>
    /// <param name="key">The key of integration services, in base64. A secret.</param>
    /// <exception cref="ArgumentException">The key is not 256 bits in base64.</exception>
    public static ServiceCredential ForIntegration(string key) => new(RoleClaim, IntegrationRole, Read(key), TimeProvider.System);

    /// <summary>A token that is good for at least two minutes. It is renewed when needed.</summary>
    public string Token()
    {
        var now = _clock.GetUtcNow();
        if (_last is { } last && last.Until - now > RenewedBefore) return last.Token;
        var until = now + Lifetime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenType,
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = until.UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [_claim] = _value },
            SigningCredentials = _signing,
        });
        _last = new Issued(token, until);
        return token;
    }

    /// <summary>The identity, without the key.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_claim} {_value}");

    private static byte[] Read(string key)
    {
        var bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(key, bytes, out var length) && length == KeyBytes
            ? bytes
            : throw new ArgumentException("The key is not 256 bits in base64.", nameof(key));
    }

    private sealed record Issued(string Token, DateTimeOffset Until);
}
