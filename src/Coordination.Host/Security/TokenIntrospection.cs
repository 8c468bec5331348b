using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Coordination.Host.Security;

/// <summary>
/// Asks the identity provider whether an access token is still good (RFC 7662): of a right that was taken away, the signature and the
/// expiry of the token say nothing. An answer counts as long as the settings say; only that a token is good is remembered.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class TokenIntrospection(
    IdentityProvider provider, ProviderMetadata metadata, TimeProvider machine, ILogger<TokenIntrospection> log) : IDisposable
{
    private const int RememberedMax = 10_000;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = RememberedMax });
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = AnswerMax, MaxResponseContentBufferSize = 1 << 20,
    };

    private readonly AuthenticationHeaderValue _credentials = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $"{Uri.EscapeDataString(provider.Client)}:{Uri.EscapeDataString(provider.ClientSecret ?? "")}")));

    /// <summary>Refuses a token that the provider calls no longer good, if it is asked at all.</summary>
    internal static async Task CheckAsync(TokenValidatedContext context)
    {
        if (context.HttpContext.RequestServices.GetService<TokenIntrospection>() is not { } introspection) return;
        switch (await introspection.AskAsync(((JsonWebToken)context.SecurityToken).EncodedToken, context.HttpContext.RequestAborted))
        {
            case TokenState.Over:
                context.Fail("The identity provider says that the token is no longer good.");
                break;
            case TokenState.Unknown:
                ProviderAway.KeepFromChecking(context.HttpContext);
                context.NoResult();
                break;
        }
    }

    /// <summary>What the provider says about a token.</summary>
    internal async Task<TokenState> AskAsync(string token, CancellationToken cancellation)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_good.TryGetValue(key, out DateTimeOffset until) && machine.GetUtcNow() < until) return TokenState.Good;
        try
        {
            var isGood = await IsGoodAsync(token, cancellation);
            if (isGood && provider.IntrospectedEvery is { } every && every > TimeSpan.Zero)
                _good.Set(
                    key, machine.GetUtcNow() + every, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = every });
            return isGood ? TokenState.Good : TokenState.Over;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException or InvalidOperationException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.TokenNotIntrospected(fault.Message);
            return TokenState.Unknown;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _good.Dispose();
    }

    private async Task<bool> IsGoodAsync(string token, CancellationToken cancellation)
    {
        var endpoint = (await metadata.GetConfigurationAsync(cancellation)).IntrospectionEndpoint;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException("Its metadata name no introspection_endpoint; see Authentication:IntrospectedEvery.");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(
                [KeyValuePair.Create("token", token), KeyValuePair.Create("token_type_hint", "access_token")]),
            Headers = { Authorization = _credentials, Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
        };
        using var answer = await _http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        using var said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return said.RootElement.GetProperty("active").ValueKind == JsonValueKind.True;
    }
}

/// <summary>What the provider says about a token.</summary>
internal enum TokenState
{
    Good,
    Over,

    /// <summary>It cannot be asked.</summary>
    Unknown,
}
