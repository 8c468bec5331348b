using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>What an amount may be said to be in. Every amount is in kroner; another currency is refused and not taken for them.</summary>
internal enum Currency
{
    [JsonStringEnumMemberName("DKK")] Kroner,
}
