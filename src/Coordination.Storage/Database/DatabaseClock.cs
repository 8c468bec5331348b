namespace Coordination.Storage.Database;

/// <summary>The clock of the database, the only one that every silo of a cluster reads.</summary>
/// <remarks>Thread safe. SQLite's is the clock of the machine it runs on.</remarks>
public sealed class DatabaseClock
{
    private readonly IDatabase _database;

    internal DatabaseClock(IDatabase database) => _database = database;

    /// <summary>The instant at which the database answered.</summary>
    /// <exception cref="Journal.StorageUnavailableException">The database does not answer.</exception>
    public Task<DateTimeOffset> ReadAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Database/read_clock"), static row => row.Instant(0), cancellation);
}
