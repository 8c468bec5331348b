using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>Throws the read tables away and writes them anew; only while nothing appends.</summary>
public sealed class ReadTablesRebuild
{
    private readonly IDatabase _database;

    internal ReadTablesRebuild(IDatabase database) => _database = database;

    /// <summary>
    /// How many sessions other hosts have on the database; ask before this process uses a second one of its own. Always 0 on
    /// SQLite, which carries one process.
    /// </summary>
    public Task<long> CountOtherSessionsAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("ReadTables/count_other_sessions"), static row => row.Number(0), cancellation);

    /// <summary>
    /// Empties every read table. Heads stay (they carry the versions); alert receipts, refusals, the inbox and the
    /// access log are records of their own and stay too.
    /// </summary>
    public Task ClearAsync(CancellationToken cancellation = default) => _database.ClearReadTablesAsync(cancellation);

    /// <summary>
    /// Writes the folded citizens in one transaction, whatever version their heads had. Keep a batch to about 1,000 rows.
    /// </summary>
    public Task WriteAsync(IReadOnlyList<RebuiltCitizen> citizens, CancellationToken cancellation = default) =>
        citizens.Count == 0 ? Task.CompletedTask : _database.WriteRebuiltAsync(citizens, cancellation);
}

/// <summary>A citizen as its journal folds.</summary>
/// <param name="Head">The head row.</param>
/// <param name="Version">The version of the last entry.</param>
/// <param name="ChangedAt">When the last entry was decided.</param>
/// <param name="Changes">The rows of all read tables.</param>
public sealed record RebuiltCitizen(CitizenRow Head, long Version, DateTimeOffset ChangedAt, ReadTableChanges Changes);
