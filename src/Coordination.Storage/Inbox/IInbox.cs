namespace Coordination.Storage.Inbox;

/// <summary>
/// Department events that were acknowledged and are not yet journaled. They are durable and partitioned by citizen. A row leaves the
/// inbox only in the transaction that journals its event (<see cref="Journal.Append.InboxPositions"/>), or as a dead letter.
/// </summary>
/// <remarks>Thread safe. Concurrent inserts are committed together.</remarks>
public interface IInbox
{
    /// <summary>Makes rows durable. Returns their positions, in the order given.</summary>
    /// <exception cref="Journal.StorageUnavailableException">
    /// No event may be acknowledged. Some rows may nevertheless have been stored.
    /// </exception>
    Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<InboxRow> rows, CancellationToken cancellation = default);

    /// <summary>
    /// Reads rows of a partition with a position above <paramref name="after"/>, in order, at most <paramref name="limit"/>. It
    /// returns a row only when no lower position can appear any more (on PostgreSQL: below the oldest running transaction).
    /// </summary>
    Task<IReadOnlyList<InboxRow>> ReadAsync(int partition, long after, int limit, CancellationToken cancellation = default);

    /// <summary>Moves rows to the dead letters, with the error. They delay no other row and can be resent.</summary>
    Task MoveToDeadLettersAsync(IReadOnlyList<long> positions, string error, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Puts dead letters back into the inbox.</summary>
    /// <returns>The number of dead letters put back.</returns>
    Task<int> ResendDeadLettersAsync(IReadOnlyList<long> positions, CancellationToken cancellation = default);

    /// <summary>The newest dead letters, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DeadLetter>> ReadDeadLettersAsync(
        DeadLetterPosition? after, int limit, CancellationToken cancellation = default);

    /// <summary>The dead letters of a citizen after a position, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DeadLetter>> ReadDeadLettersOfAsync(
        string citizen, long after, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// The rows of a citizen, in order, at most <paramref name="limit"/>. Rows that others are still writing are not among them.
    /// </summary>
    Task<IReadOnlyList<InboxRow>> ReadArrivalsAsync(string citizen, int partition, int limit, CancellationToken cancellation = default);

    /// <summary>Counts the events that wait.</summary>
    /// <param name="late">How many of them may be late: see <see cref="WaitingEvents.LateReceivedAt"/>.</param>
    /// <param name="cancellation">Ends the wait for the answer.</param>
    Task<WaitingEvents> CountWaitingAsync(int late, CancellationToken cancellation = default);

    /// <summary>Gives a dead letter up.</summary>
    /// <returns>The citizen it was about; null: there is no such dead letter.</returns>
    Task<string?> DropDeadLetterAsync(long position, CancellationToken cancellation = default);

    /// <summary>Stores issued citizen keys with their CPR numbers. A key that is known to be stored costs no statement.</summary>
    Task GiveKeysAsync(IReadOnlyList<GivenKey> keys, CancellationToken cancellation = default);

    /// <summary>Whether a citizen key was ever issued.</summary>
    Task<bool> IsKeyGivenAsync(string key, CancellationToken cancellation = default);
}

/// <summary>The events that wait in the inbox.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="OldestReceivedAt">When the oldest was received; null: none waits.</param>
/// <param name="LateReceivedAt">When the oldest but so many as may be late was received; null: there are no more than that.</param>
public sealed record WaitingEvents(long Count, DateTimeOffset? OldestReceivedAt, DateTimeOffset? LateReceivedAt);

/// <summary>A citizen key, and the encrypted CPR number it stands for.</summary>
public sealed record GivenKey(string Key, ReadOnlyMemory<byte> EncryptedCpr);

/// <summary>A department event in the inbox. Its CPR number is already replaced by the citizen's key.</summary>
/// <param name="Position">The position, assigned by the insert; 0 before it.</param>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Partition">The partition, computed from the key; from 0, below the number of partitions.</param>
/// <param name="Envelope">UTF-8 JSON of the event.</param>
/// <param name="ReceivedAt">When it was received, by the service's clock.</param>
/// <param name="TraceParent">W3C trace context of the sender; null: none.</param>
public sealed record InboxRow(
    long Position, string Citizen, int Partition, ReadOnlyMemory<byte> Envelope, DateTimeOffset ReceivedAt, string? TraceParent);

/// <summary>An event that could not be applied.</summary>
public sealed record DeadLetter(
    long Position, string Citizen, ReadOnlyMemory<byte> Envelope, string Error, DateTimeOffset ReceivedAt, DateTimeOffset DiedAt);

/// <summary>A position in the list of dead letters, to read on after it.</summary>
public sealed record DeadLetterPosition(DateTimeOffset DiedAt, long Position);
