using Coordination.Storage.Database;

namespace Coordination.Storage.Tests.Database;

public abstract class DatabaseClockContract(StorageFixture storage)
{
    // SQLite tells whole milliseconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_clock_of_a_database_on_this_machine_is_this_machines()
    {
        var before = TimeProvider.System.GetUtcNow();
        var read = await storage.Get<DatabaseClock>().ReadAsync(TestContext.Current.CancellationToken);
        Assert.InRange(read, before - Rounding, TimeProvider.System.GetUtcNow() + Rounding);
    }
}

public sealed class DatabaseClockOnSqlite(SqliteFixture storage) : DatabaseClockContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class DatabaseClockOnPostgres(PostgresFixture storage) : DatabaseClockContract(storage), IClassFixture<PostgresFixture>;
