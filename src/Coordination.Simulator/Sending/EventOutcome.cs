namespace Coordination.Simulator.Sending;

/// <summary>What became of an event.</summary>
/// <param name="Sent">The event.</param>
/// <param name="Status">The service's word: accepted, settled, duplicate, parked, refused; or <see cref="Unknown"/>.</param>
/// <param name="Citizen">The citizen's key, unless refused or unknown.</param>
/// <param name="Reason">Why refused or unknown.</param>
internal sealed record EventOutcome(OutgoingEvent Sent, string Status, string? Citizen, string? Reason)
{
    /// <summary>Durable, and not yet settled.</summary>
    public const string Accepted = "accepted";

    /// <summary>Settled by its citizen.</summary>
    public const string Settled = "settled";

    /// <summary>Was there already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Waits for the thing it changes.</summary>
    public const string Parked = "parked";

    /// <summary>Refused; nothing of it was stored.</summary>
    public const string Refused = "refused";

    /// <summary>No answer came: it may have been taken in or not.</summary>
    public const string Unknown = "unknown";

    /// <summary>Whether the service answers for it.</summary>
    public bool IsTaken => Status is Accepted or Settled or Duplicate or Parked;
}
