using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StandardWebhooks;

namespace Coordination.Client;

/// <summary>
/// Tells deliveries of the service from what others send (Standard Webhooks). While secrets are exchanged a delivery carries a signature
/// for each of them. It counts if one is of a secret given here.
/// </summary>
/// <remarks>Thread safe.</remarks>
/// <param name="secrets">The secrets of the subscription (<c>whsec_…</c>): one, or two while they are exchanged.</param>
/// <param name="time">The clock; deliveries are signed with the time. Null: the machine's.</param>
public sealed class WebhookVerifier(IEnumerable<string> secrets, TimeProvider? time = null)
{
    /// <summary>How far the time of a delivery may be from the receiver's.</summary>
    public static readonly TimeSpan TimeDifferenceMax = TimeSpan.FromMinutes(5);

    private readonly StandardWebhook[] _secrets = [.. secrets.Select(static secret => new StandardWebhook(secret))];
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Reads a delivery.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="body">The body as it came: not read and written again.</param>
    /// <returns>Null: it is not from the service, or it was sent too long ago. Answer 401.</returns>
    public ReceivedDecision? Read(IHeaderDictionary headers, string body) =>
        Read(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body);

    /// <summary>Reads a delivery by the values of its headers.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <inheritdoc cref="Read(IHeaderDictionary, string)"/>
    public ReceivedDecision? Read(string id, string timestamp, string signatures, string body)
    {
        if (id.Length == 0 || !TrySentAt(timestamp, out var sentAt)) return null;
        if ((_time.GetUtcNow() - sentAt).Duration() > TimeDifferenceMax) return null;

        // The library's own check reads one signature only.
        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!_secrets.Any(secret => given.Any(signature => AreSame(signature, secret.Sign(id, sentAt, body))))) return null;
        try
        {
            return new ReceivedDecision(id, DecisionJson.Of(JsonElement.Parse(body)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TrySentAt(string timestamp, out DateTimeOffset sentAt)
    {
        sentAt = default;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return false;
        sentAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    private static bool AreSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
