using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.Security;

/// <summary>
/// Checks the tokens with which the identity provider says that a session ended there (OpenID Connect Back-Channel Logout 1.0): signed
/// with its key, for the pages' client, issued a moment ago, with the event, a session or a person, and without a nonce, so that no id
/// token ends a session.
/// </summary>
internal sealed class LogoutTokens(IdentityProvider provider, ProviderMetadata metadata, TimeProvider machine)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int LengthMax = 16_384;

    // How old a token may be, and how far the clocks of provider and host may differ.
    private static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(5);
    private static readonly string[] Types = ["logout+jwt", "JWT", ""];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>What a token ends; null with the reason: it ends nothing.</summary>
    internal async Task<(EndedAtProvider? Ended, string Why)> ReadAsync(string text)
    {
        if (text.Length > LengthMax) return (null, "it is too long");
        var result = await _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ConfigurationManager = metadata, ValidAudience = provider.Client, RequireExpirationTime = false, ClockSkew = AgeMax,
        });
        if (!result.IsValid) return (null, result.Exception?.GetType().Name ?? "it is not valid");
        var token = (JsonWebToken)result.SecurityToken;
        if (!Types.Contains(token.Typ ?? "", StringComparer.OrdinalIgnoreCase)) return (null, "its typ is not logout+jwt");
        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var logout) || logout.ValueKind != JsonValueKind.Object)
            return (null, "it has no logout event");
        if (token.TryGetPayloadValue<object>("nonce", out _)) return (null, "it has a nonce");
        var age = machine.GetUtcNow() - token.IssuedAt;
        if (age.Duration() > AgeMax) return (null, "its iat is missing or too far from now");
        var (subject, session) = (TextOf(token, CallerClaims.SubjectClaim), TextOf(token, ClaimMap.SessionClaim));
        return subject is null && session is null
            ? (null, "it names neither sub nor sid")
            : (new EndedAtProvider(subject, session, token.IssuedAt), "");
    }

    private static string? TextOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrWhiteSpace(value) && OutsideText.IsSound(value)
            ? value
            : null;
}

/// <summary>What ended at the provider.</summary>
/// <param name="Subject">The person; null: not named.</param>
/// <param name="Session">The provider's session; null: every session of the person.</param>
/// <param name="At">When it ended.</param>
internal sealed record EndedAtProvider(string? Subject, string? Session, DateTimeOffset At);
