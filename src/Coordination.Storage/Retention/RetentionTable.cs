using Coordination.Storage.Database;

namespace Coordination.Storage.Retention;

/// <summary>
/// What is kept for a time only. On PostgreSQL it lies in months: a month goes as a whole, so a row may stay up to a month longer than
/// asked for. On SQLite rows are deleted.
/// </summary>
/// <remarks>Thread safe; several hosts may prune at the same time.</remarks>
public sealed class RetentionTable
{
    private readonly IDatabase _database;
    private readonly int _rowsPerStep;

    internal RetentionTable(IDatabase database, int rowsPerStep) => (_database, _rowsPerStep) = (database, rowsPerStep);

    /// <summary>Makes room for the rows of this month and the next two.</summary>
    public Task OpenMonthsAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Retention/open_months").Instant("now", now), cancellation);

    /// <summary>
    /// Removes the rows from before an instant, in transactions of at most <see cref="StorageOptions.BulkRowsMax"/> rows.
    /// </summary>
    /// <returns>The number of rows deleted, without those of months that went as a whole.</returns>
    public async Task<long> PruneAsync(Kept kept, DateTimeOffset before, CancellationToken cancellation = default)
    {
        var statement = new Statement($"Retention/{NameOf(kept)}").Instant("before", before).Number("limit", _rowsPerStep);
        for (var removed = 0L; ;)
        {
            var step = await _database.WriteAsync([statement], static row => row.Number(0), cancellation).ConfigureAwait(false);
            removed += step[0];
            if (step[0] < _rowsPerStep) return removed;
        }
    }

    private static string NameOf(Kept kept) => kept switch
    {
        Kept.Accesses => "prune_access_log",
        Kept.Refusals => "prune_refusals",
        Kept.Answers => "prune_answers",
        Kept.Receipts => "prune_receipts",
        Kept.Undelivered => "prune_undelivered",
        Kept.Deliveries => "prune_deliveries",
        Kept.Mails => "prune_mails",
        _ => throw new ArgumentOutOfRangeException(nameof(kept), kept, "Nothing of this kind is pruned."),
    };
}

/// <summary>What is kept for a time only.</summary>
public enum Kept
{
    /// <summary>The log of who looked at what.</summary>
    Accesses,

    /// <summary>Events that were refused at the door.</summary>
    Refusals,

    /// <summary>Answers for repeats with the same Idempotency-Key.</summary>
    Answers,

    /// <summary>When alerts were delivered and seen; of open alerts they stay.</summary>
    Receipts,

    /// <summary>The same of alerts that reached nobody.</summary>
    Undelivered,

    /// <summary>Deliveries to webhooks that somebody gave up.</summary>
    Deliveries,

    /// <summary>Mails that were sent or given up.</summary>
    Mails,
}
