namespace Coordination.Storage.Database;

/// <summary>
/// One database engine. If the database does not answer, methods throw <see cref="Journal.StorageUnavailableException"/>.
/// </summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Name of the folders that hold the statements of this engine only.</summary>
    string Engine { get; }

    Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, Func<Row, T> map, CancellationToken cancellation);

    /// <summary>Runs the statements in one transaction and returns the rows of the last one.</summary>
    Task<IReadOnlyList<T>> WriteAsync<T>(IReadOnlyList<Statement> statements, Func<Row, T> map, CancellationToken cancellation);

    /// <summary>Writes rows in one transaction.</summary>
    Task WriteRowsAsync<TRow>(RowWrite<TRow> write, IReadOnlyList<TRow> rows, CancellationToken cancellation);

    /// <summary>Empties the read tables (not the heads).</summary>
    Task ClearReadTablesAsync(CancellationToken cancellation);

    /// <summary>Writes rebuilt citizens in one transaction.</summary>
    Task WriteRebuiltAsync(IReadOnlyList<ReadTables.RebuiltCitizen> citizens, CancellationToken cancellation);

    /// <summary>Runs the missing migrations. A lock makes other processes that start at the same time wait.</summary>
    Task MigrateAsync(IReadOnlyList<Schema.Migration> migrations, CancellationToken cancellation);
}

internal static class DatabaseReads
{
    internal static async Task<T?> ReadFirstAsync<T>(
        this IDatabase database, Statement statement, Func<Row, T> map, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(statement, map, cancellation).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }

    internal static async Task<int> WriteAsync(this IDatabase database, Statement statement, CancellationToken cancellation) =>
        (await database.WriteAsync([statement], static _ => true, cancellation).ConfigureAwait(false)).Count;
}
