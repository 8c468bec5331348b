using System.Globalization;

namespace Coordination.Host.Webhooks;

/// <summary>The ids of deliveries: the same for every attempt, so that a receiver recognizes a repeat.</summary>
internal static class WebhookIds
{
    internal static string Of(string subscription, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"{subscription}-{position}");
}
