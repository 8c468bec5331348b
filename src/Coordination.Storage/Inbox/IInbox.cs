namespace Coordination.Storage.Inbox;

/// <summary>
/// Department events that were acknowledged and are not journaled yet: durable, partitioned by citizen. A row leaves the
/// inbox only in the transaction that journals its event (<see cref="Journal.Append.InboxPositions"/>) or as a dead letter.
/// </summary>
/// <remarks>Thread safe. Concurrent inserts are committed together.</remarks>
public interface IInbox
{
    /// <summary>Makes the arrivals durable and returns their positions, in order.</summary>
    /// <exception cref="Journal.StorageUnavailableException">
    /// Nothing may be acknowledged; some rows may have been stored all the same.
    /// </exception>
    Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation = default);

    /// <summary>
    /// Reads rows of a partition with a position above <paramref name="after"/>, in order, at most <paramref name="limit"/>. It
    /// returns a row only when no lower position can appear any more (on PostgreSQL: below the oldest running transaction).
    /// </summary>
    Task<IReadOnlyList<InboxRow>> ReadAsync(int partition, long after, int limit, CancellationToken cancellation = default);

    /// <summary>Moves rows to the dead letters, with the error. They hold up no other row and can be resent.</summary>
    Task MoveToDeadLettersAsync(IReadOnlyList<long> positions, string error, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Puts dead letters back into the inbox.</summary>
    /// <returns>How many were put back.</returns>
    Task<int> ResendDeadLettersAsync(IReadOnlyList<long> positions, CancellationToken cancellation = default);

    /// <summary>The newest dead letters, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DeadLetter>> ReadDeadLettersAsync(int limit, CancellationToken cancellation = default);

    /// <summary>Stores citizen keys that were given out, with their CPR numbers. A key in memory as stored costs no statement.</summary>
    Task GiveKeysAsync(IReadOnlyList<GivenKey> keys, CancellationToken cancellation = default);

    /// <summary>Whether this citizen key was ever given out.</summary>
    Task<bool> IsKeyGivenAsync(string key, CancellationToken cancellation = default);
}

/// <summary>A citizen key and the encrypted CPR number it stands for.</summary>
public sealed record GivenKey(string Key, ReadOnlyMemory<byte> EncryptedCpr);

/// <summary>A received event, validated, with its CPR number replaced by the citizen's key.</summary>
/// <param name="Partition">From 0 up to the number of partitions, exclusive; derived from the key.</param>
/// <param name="Envelope">UTF-8 JSON of the event.</param>
/// <param name="ReceivedAt">By the service's clock.</param>
/// <param name="TraceParent">W3C trace context of the sender; null if it sent none.</param>
public sealed record Arrival(string Citizen, int Partition, ReadOnlyMemory<byte> Envelope, DateTimeOffset ReceivedAt, string? TraceParent);

/// <summary>An arrival that waits in the inbox.</summary>
public sealed record InboxRow(long Position, Arrival Arrival);

/// <summary>An arrival that could not be applied.</summary>
public sealed record DeadLetter(
    long Position, string Citizen, ReadOnlyMemory<byte> Envelope, string Error, DateTimeOffset ReceivedAt, DateTimeOffset DiedAt);
