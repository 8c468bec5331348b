using System.Text.Json;

namespace Coordination.Simulator.Sending;

/// <summary>What became of an event.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Citizen">The citizen's key, unless refused or unknown.</param>
/// <param name="Reason">Why it was refused or is unknown.</param>
internal sealed record EventOutcome(OutgoingEvent Sent, EventStatus Status, string? Citizen, string? Reason)
{
    /// <summary>Whether the service has stored it.</summary>
    public bool IsTaken => Status is not (EventStatus.Refused or EventStatus.Unknown);

    /// <summary>A status as the service writes it.</summary>
    public static string WordOf(EventStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
