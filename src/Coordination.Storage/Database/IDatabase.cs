namespace Coordination.Storage.Database;

/// <summary>One engine: runs statements; failures to answer come out as <see cref="Journal.StorageUnavailableException"/>.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Name of the engine's folders of statements.</summary>
    string Engine { get; }

    /// <summary>Reads the rows of a statement.</summary>
    Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, Func<Row, T> map, CancellationToken cancellation);

    /// <summary>Runs the statements in one transaction and reads the rows the last one answers.</summary>
    Task<IReadOnlyList<T>> WriteAsync<T>(IReadOnlyList<Statement> statements, Func<Row, T> map, CancellationToken cancellation);

    /// <summary>Writes rows in one transaction.</summary>
    Task WriteRowsAsync<TRow>(RowWrite<TRow> write, IReadOnlyList<TRow> rows, CancellationToken cancellation);

    /// <summary>Empties the read tables (not the heads).</summary>
    Task ClearReadTablesAsync(CancellationToken cancellation);

    /// <summary>Writes rebuilt citizens in one transaction.</summary>
    Task WriteRebuiltAsync(IReadOnlyList<ReadTables.RebuiltCitizen> citizens, CancellationToken cancellation);

    /// <summary>Runs the migrations that are missing, under a lock that keeps other starters waiting.</summary>
    Task MigrateAsync(IReadOnlyList<Schema.Migration> migrations, CancellationToken cancellation);
}

internal static class DatabaseReads
{
    internal static async Task<T?> ReadFirstAsync<T>(this IDatabase database, Statement statement, Func<Row, T> map, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(statement, map, cancellation).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }

    internal static async Task<int> WriteAsync(this IDatabase database, Statement statement, CancellationToken cancellation) =>
        (await database.WriteAsync([statement], static _ => true, cancellation).ConfigureAwait(false)).Count;
}
