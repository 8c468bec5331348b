namespace Coordination.Storage.Journal;

/// <summary>
/// The journal of every citizen: the only truth. Appends of many citizens are committed together (group commit);
/// everything that belongs to one append (facts, departures from the inbox, read rows, alerts, the answer kept for
/// an idempotency key) is durable together or not at all.
/// </summary>
/// <remarks>Thread safe. Implemented once per engine; both pass the same contract suite.</remarks>
public interface IJournal
{
    /// <summary>
    /// Queues an append and answers when its fate is known. Appends of one citizen take effect in the order they were
    /// queued, and several may be queued before the first is durable (each expects the version the one before leaves).
    /// </summary>
    /// <returns>
    /// <see cref="AppendOutcome.Committed"/>: durable on disk.
    /// <see cref="AppendOutcome.Conflict"/>: the citizen's version was not the expected one, or an event of this
    /// append is in the journal already; nothing of it was stored.
    /// </returns>
    /// <exception cref="AppendRefusedException">The database refuses this append whatever is tried; nothing of it was stored.</exception>
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
    /// Reads entries of all citizens with a position above <paramref name="after"/> in the order in which readers see
    /// commits: an entry that commits late never appears behind a position already handed out.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation = default);

    /// <summary>Whether the journal holds this event of this source for this citizen, however long ago.</summary>
    Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation = default);
}

/// <summary>What became of an append.</summary>
public enum AppendOutcome
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>The version had moved, or an event of the append is known: nothing was stored.</summary>
    Conflict,
}

/// <summary>A refusal by the database that repeating will not cure, such as a value it cannot hold.</summary>
public sealed class AppendRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database is down, too slow or being restarted; what was asked may or may not have happened.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
