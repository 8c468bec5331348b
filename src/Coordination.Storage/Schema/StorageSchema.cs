using Coordination.Storage.Database;

namespace Coordination.Storage.Schema;

/// <summary>The schema of the database. It is brought up to date at start, before anything else (including Orleans) reads it.</summary>
public sealed class StorageSchema
{
    private readonly IDatabase _database;

    internal StorageSchema(IDatabase database) => _database = database;

    /// <summary>Runs the missing migrations. If several processes start at once, one runs them and the others wait.</summary>
    /// <exception cref="SchemaMismatchException">The database is newer than the program, or an applied migration was edited.</exception>
    public Task MigrateAsync(CancellationToken cancellation = default) =>
        _database.MigrateAsync(Migration.Of(_database.Engine), cancellation);
}
