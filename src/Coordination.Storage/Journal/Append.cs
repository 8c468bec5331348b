using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Journal;

/// <summary>Everything that one decision of one citizen changes, durable together or not at all.</summary>
public sealed record Append
{
    /// <summary>The citizen's key.</summary>
    public required string Citizen { get; init; }

    /// <summary>The version the citizen must have; 0 for one never seen.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The facts, for versions ExpectedVersion + 1, + 2, …; empty when only the wake time or the inbox changes.</summary>
    public required IReadOnlyList<FactRow> Facts { get; init; }

    /// <summary>Positions of the inbox rows that leave the inbox with this append.</summary>
    public IReadOnlyList<long> InboxPositions { get; init; } = [];

    /// <summary>The citizen's head row after this append (its version column is set by the journal).</summary>
    public required CitizenRow Head { get; init; }

    /// <summary>
    /// The mark of the version of policy the citizen was reconciled under; null when this append carries no reconciling, and
    /// the mark stays what it was.
    /// </summary>
    public long? Policy { get; init; }

    /// <summary>
    /// The version of the organization that the head's wake time follows from; 0 before the first. Where a newer one is
    /// stored the citizen is woken at once, whatever the head says: what the newer one asked for is never undone.
    /// </summary>
    public required long OrganizationVersion { get; init; }

    /// <summary>The rows of the read tables that change.</summary>
    public ReadTableChanges Changes { get; init; } = ReadTableChanges.None;

    /// <summary>The answer to keep for a repeated command, if it carried an idempotency key.</summary>
    public IdempotentAnswer? Answer { get; init; }
}

/// <summary>One entry to be journaled.</summary>
/// <param name="At">When it was decided, by the service's clock.</param>
/// <param name="Kind">Its stored name: a decision's kind, or the full type of a department event.</param>
/// <param name="By">Who: a caseworker, a source, or <c>policy</c>.</param>
/// <param name="Cause">What it was decided from: an event or command id; null for what time alone brought.</param>
/// <param name="PolicyVersion">The policy version it was decided under; null where policy had no part.</param>
/// <param name="Source">For a department event its source, else null.</param>
/// <param name="EventId">For a department event its id, unique with the source for this citizen, else null.</param>
/// <param name="Department">The department concerned, for readers by department; null if none in particular.</param>
/// <param name="Data">UTF-8 JSON.</param>
public sealed record FactRow(
    DateTimeOffset At,
    string Kind,
    string By,
    string? Cause,
    string? PolicyVersion,
    string? Source,
    string? EventId,
    string? Department,
    ReadOnlyMemory<byte> Data);

/// <summary>An entry as it stands in the journal.</summary>
/// <param name="Position">Its place among all entries; see <see cref="IJournal.ReadAllAsync"/>.</param>
/// <param name="Citizen">Whose.</param>
/// <param name="Version">The citizen's version with it.</param>
/// <param name="Fact">What.</param>
public sealed record JournalEntry(long Position, string Citizen, long Version, FactRow Fact);

/// <summary>The answer to a command, kept so that repeating the command repeats the answer.</summary>
/// <param name="Caller">Who gave the command.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="RequestHash">Hash of method, path and body: the same key with another request is an error.</param>
/// <param name="Result">UTF-8 JSON of the answer.</param>
/// <param name="At">When.</param>
public sealed record IdempotentAnswer(string Caller, string Key, string RequestHash, ReadOnlyMemory<byte> Result, DateTimeOffset At);
