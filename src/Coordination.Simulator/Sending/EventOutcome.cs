using System.Text.Json;

namespace Coordination.Simulator.Sending;

/// <summary>The result of sending an event.</summary>
/// <param name="Citizen">The citizen's key; null when the event was refused or its result is unknown.</param>
/// <param name="Reason">Why it was refused, or why its result is unknown; null otherwise.</param>
internal sealed record EventOutcome(OutgoingEvent Sent, EventStatus Status, string? Citizen, string? Reason)
{
    /// <summary>Whether the service has stored the event.</summary>
    public bool IsTaken => Status is not (EventStatus.Refused or EventStatus.Conflicting or EventStatus.Unknown);

    /// <summary>The service's word for a status.</summary>
    public static string WordOf(EventStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
