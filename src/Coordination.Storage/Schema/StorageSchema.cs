using Coordination.Storage.Database;

namespace Coordination.Storage.Schema;

/// <summary>The schema of the database, brought up to date at start, before anything else (Orleans included) reads it.</summary>
public sealed class StorageSchema
{
    private readonly IDatabase _database;

    internal StorageSchema(IDatabase database) => _database = database;

    /// <summary>
    /// Runs the migrations that are missing. Several starters may do so at once: one works, the others wait for it.
    /// </summary>
    /// <exception cref="SchemaMismatchException">The database is newer than the program, or an applied migration was edited.</exception>
    public Task MigrateAsync(CancellationToken cancellation = default) =>
        _database.MigrateAsync(Migration.Of(_database.Engine), cancellation);
}
