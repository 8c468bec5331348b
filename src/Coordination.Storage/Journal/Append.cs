using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Journal;

/// <summary>Everything that one decision about one citizen changes. It becomes durable as a whole or not at all.</summary>
public sealed record Append
{
    public required string Citizen { get; init; }

    /// <summary>The version the citizen must have; 0 for a citizen without facts.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The appends it follows; null: it was decided on what is durable.</summary>
    public AppendChain? Chain { get; init; }

    /// <summary>The facts, for versions ExpectedVersion + 1, + 2, …; empty when only the wake time or the inbox changes.</summary>
    public required IReadOnlyList<FactRow> Facts { get; init; }

    /// <summary>The positions of the rows that leave the inbox with this append.</summary>
    public IReadOnlyList<long> InboxPositions { get; init; } = [];

    /// <summary>The citizen's head row after this append. The journal sets its version.</summary>
    public required CitizenRow Head { get; init; }

    /// <summary>
    /// The mark of the policy version the citizen was reconciled under; null if this append contains no reconciliation: the
    /// stored mark stays.
    /// </summary>
    public long? Policy { get; init; }

    /// <summary>
    /// The organization version from which the head's wake time was computed; 0 before the first. If a newer version is stored, the
    /// citizen is due at once, whatever the head says, so that a wake the newer version requires is not lost.
    /// </summary>
    public required long OrganizationVersion { get; init; }

    /// <summary>The rows of the read tables that change.</summary>
    public ReadTableChanges Changes { get; init; } = ReadTableChanges.None;

    /// <summary>The answer to store for a repeat of the command; null if the command had no Idempotency-Key.</summary>
    public IdempotentAnswer? Answer { get; init; }

    /// <summary>
    /// Whether this append and all after it are encrypted under another content key than those before, which may then be destroyed.
    /// </summary>
    public bool RenewsKey { get; init; }

    /// <summary>The key that encrypts it, given by the journal.</summary>
    internal KeyUse Key { get; init; } = KeyUse.None;
}

/// <summary>A fact as the journal stores it.</summary>
/// <param name="At">The time of the decision, by the service's clock.</param>
/// <param name="Kind">The stored kind: of a decision, or the full type of a department event.</param>
/// <param name="By">A caseworker, a source, or <c>policy</c>.</param>
/// <param name="Cause">The id of the event or command that is the cause; null if time alone is.</param>
/// <param name="PolicyVersion">The policy version it was decided under; null if policy had no part in it.</param>
/// <param name="Source">The source of a department event; otherwise null.</param>
/// <param name="EventId">The id of a department event, unique for citizen and source; otherwise null.</param>
/// <param name="Departments">The departments in whose feed it is (<see cref="ReadTables.DepartmentSet"/>); null: none.</param>
/// <param name="Data">UTF-8 JSON.</param>
public sealed record FactRow(
    DateTimeOffset At,
    string Kind,
    string By,
    string? Cause,
    string? PolicyVersion,
    string? Source,
    string? EventId,
    string? Departments,
    ReadOnlyMemory<byte> Data);

/// <summary>A fact with its position in the journal.</summary>
/// <param name="Position">Its position among all facts; see <see cref="IJournal.ReadAllAsync"/>.</param>
/// <param name="Version">The citizen's version with the fact.</param>
public sealed record JournalEntry(long Position, string Citizen, long Version, FactRow Fact);

/// <summary>The answer to a command, stored so that a repeat of the command gets the same answer.</summary>
/// <param name="Key">The Idempotency-Key, unique for the caller.</param>
/// <param name="RequestHash">Hash of method, path and body. The same key with another request is an error.</param>
/// <param name="Result">UTF-8 JSON of the answer.</param>
public sealed record IdempotentAnswer(string Caller, string Key, string RequestHash, ReadOnlyMemory<byte> Result, DateTimeOffset At)
{
    /// <summary>The citizen it is about, whose content key encrypts it; null: it is about none.</summary>
    public string? Citizen { get; init; }
}
