using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.Security;

/// <summary>
/// Bearer tokens of Development. They are valid for a day by the machine's clock. The signing key is derived from the pseudonym key,
/// so a token is valid on every silo of the database and after restarts.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class DevelopmentTokens(ServiceKeys keys, TimeProvider machine)
{
    /// <summary>The issuer of the tokens.</summary>
    internal const string Issuer = "coordination-development";

    /// <summary>How long a token is valid.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const string Audience = "coordination";
    private readonly SymmetricSecurityKey _key = new(keys.DevelopmentTokens);

    /// <summary>The requirements a token must meet.</summary>
    internal TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireExpirationTime = true,
    };

    /// <summary>A token for an identity.</summary>
    internal string Issue(ClaimsIdentity identity)
    {
        var now = machine.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Subject = identity,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
    }
}
