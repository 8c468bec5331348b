namespace Coordination.Client;

/// <summary>Where an event that was sent is now.</summary>
/// <param name="Status">settled, parked, accepted or dead-letter.</param>
/// <param name="AcceptedAt">When it was acknowledged.</param>
/// <param name="SettledAt">When it was applied or, if it waits, parked.</param>
/// <param name="Version">The citizen's version with it; null: it is not applied, or content is hidden from the sender's department.</param>
/// <param name="Decisions">The kinds of the decisions that followed from it, as far as the sender's department sees them.</param>
/// <param name="Why">Why it waits, or could not be applied.</param>
public sealed record EventStanding(
    string Id, string Source, string Citizen, string Status, string? Type, DateTimeOffset? AcceptedAt, DateTimeOffset? SettledAt,
    long? Version, IReadOnlyList<string> Decisions, string? Why);

/// <summary>An event that waits for the item it changes.</summary>
public sealed record WaitingEvent(string Citizen, string Source, string Id, string Type, DateTimeOffset ParkedAt);
