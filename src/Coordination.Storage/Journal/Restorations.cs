using Coordination.Storage.Database;
using Coordination.Storage.Schema;
using Coordination.Storage.Settings;

namespace Coordination.Storage.Journal;

/// <summary>
/// Where the database went on from an earlier state of itself: it was restored, or a standby was promoted that lacked something. From there
/// on positions are above every position that was ever given before, so what is decided after it has no position of what was lost.
/// </summary>
/// <remarks>
/// PostgreSQL tells by its timeline and its cluster, the embedded database by a mark that each backup carries. A copy of files tells
/// nothing: then somebody has to.
/// </remarks>
public sealed class Restorations
{
    internal const string Mark = "restored";

    private readonly IDatabase _database;

    internal Restorations(IDatabase database) => _database = database;

    /// <summary>The restoration by which a position was lost; null: by none.</summary>
    public Task<Restoration?> FindAsync(long position, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Journal/find_restoration").Number("position", position), Of, cancellation);

    /// <summary>The newest one; null: there was none.</summary>
    public Task<Restoration?> FindNewestAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Journal/read_newest_restoration"), Of, cancellation);

    /// <summary>Takes note of a restoration that the database does not tell of by itself.</summary>
    public async Task NoteAsync(CancellationToken cancellation = default)
    {
        await new StoredSettings(_database).PutAsync(Mark, "", cancellation).ConfigureAwait(false);
        await new StorageSchema(_database).MigrateAsync(cancellation).ConfigureAwait(false);
    }

    private static Restoration? Of(Row row) => new(row.Number(0), row.Number(1), row.Instant(2));
}

/// <summary>A restoration.</summary>
/// <param name="First">The first position after it.</param>
/// <param name="Last">The last position of the journal before it. Positions between the two are lost.</param>
/// <param name="At">When it was noted, by the database's clock.</param>
public sealed record Restoration(long First, long Last, DateTimeOffset At);
