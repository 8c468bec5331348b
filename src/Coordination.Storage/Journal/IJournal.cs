namespace Coordination.Storage.Journal;

/// <summary>
/// The journal of every citizen: the only source of truth. Appends of many citizens are committed together (group commit).
/// What belongs to one append (facts, removals from the inbox, read rows, alerts, the answer for an Idempotency-Key) becomes
/// durable as a whole or not at all.
/// </summary>
/// <remarks>Thread safe. Implemented once per engine; both pass the same contract suite.</remarks>
public interface IJournal
{
    /// <summary>
    /// Queues an append and returns when its outcome is known. Appends of one citizen take effect in the order they were
    /// queued. Several may be queued before the first is durable; each then expects the version that the one before it leaves, and all
    /// have one <see cref="AppendChain"/>, which the journal breaks when one is not stored.
    /// </summary>
    /// <returns>
    /// <see cref="AppendOutcome.Committed"/>: durable on disk.
    /// <see cref="AppendOutcome.Outdated"/>: the citizen had another version than expected, the journal already holds an event of this
    /// append, or its chain is broken; nothing was stored.
    /// </returns>
    /// <exception cref="AppendRefusedException">The database refuses this append at every attempt; nothing was stored.</exception>
    /// <exception cref="StorageUnavailableException">
    /// The database did not answer: the outcome is unknown. Read before deciding again.
    /// </exception>
    Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellation = default);

    /// <summary>
    /// Reads a citizen's entries with a version above <paramref name="after"/>, oldest first, at most
    /// <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(string citizen, long after, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Reads entries of all citizens with a position above <paramref name="after"/>, in order of positions. Once a position
    /// has been returned, no entry with a lower position appears later.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation = default);

    /// <summary>The last position that <see cref="ReadAllAsync"/> can have returned; 0 if there is none.</summary>
    Task<long> LastPositionAsync(CancellationToken cancellation = default);

    /// <summary>The version of a citizen's last entry; 0: there is none.</summary>
    Task<long> VersionAsync(string citizen, CancellationToken cancellation = default);

    /// <summary>
    /// The entry of an event of a citizen and, as far as they are in the same row, those of what was decided from it; empty: the journal
    /// does not contain it.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> ReadEventAsync(
        string citizen, string source, string eventId, CancellationToken cancellation = default);

    /// <summary>A citizen for whom the journal contains this event of this source; null: it contains none.</summary>
    Task<string?> FindEventAsync(string source, string eventId, CancellationToken cancellation = default);

    /// <summary>Whether the journal contains this event of this source for this citizen.</summary>
    Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation = default);
}

public enum AppendOutcome
{
    Committed,

    /// <summary>
    /// The citizen had another version, the journal already contained an event of the append, or its chain is broken. Nothing was stored.
    /// </summary>
    Outdated,
}

/// <summary>The database refuses the append at every attempt, for example because of a value that it cannot store.</summary>
public sealed class AppendRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database is unavailable, too slow or restarting. The requested write may or may not have been stored.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
