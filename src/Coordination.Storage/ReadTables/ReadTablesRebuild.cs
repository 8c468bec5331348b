using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>Empties and rewrites the read tables. Nothing may append meanwhile.</summary>
public sealed class ReadTablesRebuild
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal ReadTablesRebuild(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>
    /// How many sessions other hosts have on the database. Call it while this process has one session. Always 0 on SQLite, whose
    /// file belongs to one process.
    /// </summary>
    public Task<long> CountOtherSessionsAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("ReadTables/count_other_sessions"), static row => row.Number(0), cancellation);

    /// <summary>
    /// Empties every read table. Heads stay, because they hold the versions. Records that are not derived from the journal stay
    /// too: alert receipts, refused events, the inbox, the access log.
    /// </summary>
    public Task ClearAsync(CancellationToken cancellation = default) => _database.ClearReadTablesAsync(cancellation);

    /// <summary>
    /// Writes folded citizens in one transaction, whatever versions their heads have.
    /// </summary>
    public async Task WriteAsync(IReadOnlyList<RebuiltCitizen> citizens, CancellationToken cancellation = default)
    {
        if (citizens.Count == 0) return;
        await _database.WriteRebuiltAsync(await _codec.SealAsync(citizens, cancellation).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false);
    }
}

/// <summary>A citizen as folded from its journal.</summary>
/// <param name="Version">The version of the last entry.</param>
/// <param name="ChangedAt">When the last entry was decided.</param>
/// <param name="Changes">The rows of all read tables.</param>
public sealed record RebuiltCitizen(CitizenRow Head, long Version, DateTimeOffset ChangedAt, ReadTableChanges Changes);
