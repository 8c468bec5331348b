using System.Security.Cryptography;
using Coordination.Storage.Subscriptions;
using Microsoft.AspNetCore.DataProtection;

namespace Coordination.Host.Webhooks;

/// <summary>The secrets that sign deliveries, as Standard Webhooks writes them: <c>whsec_</c> and base64 of 24 to 64 bytes.</summary>
/// <remarks>Thread safe. In the database they are encrypted.</remarks>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    internal const string Expected = "whsec_ and base64 of 24 to 64 random bytes";

    private const string Prefix = "whsec_";
    private const int BytesMin = 24;
    private const int BytesMax = 64;
    private const int BytesNew = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("coordination/webhooks/1");

    internal static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(BytesNew));

    internal static bool IsSound(string secret)
    {
        var bytes = new byte[BytesMax];
        return secret.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length) && length >= BytesMin;
    }

    internal string Protect(string secret) => _protector.Protect(secret);

    /// <summary>The secrets that sign at an instant, the newest first.</summary>
    internal IReadOnlyList<string> Of(SubscriptionRow subscription, DateTimeOffset now)
    {
        var newest = _protector.Unprotect(subscription.Secret);
        return subscription is { FormerSecret: { } former, FormerUntil: { } until } && now < until
            ? [newest, _protector.Unprotect(former)]
            : [newest];
    }
}
