using System.Data.Common;
using System.Security.Cryptography;
using Coordination.Storage.Database;
using Coordination.Storage.Keys;
using Coordination.Storage.Schema;
using Coordination.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Storage.Tests;

/// <summary>A migrated database and the storage over it, shared by the tests of a class; each test uses citizens of its own.</summary>
public abstract class StorageFixture : IAsyncLifetime
{
    public ServiceProvider Services { get; private set; } = null!;

    public static ServiceKeyRing Keys { get; } = new(SHA256.HashData("the service key of the tests"u8));

    /// <summary>The last migration that runs at first.</summary>
    public int MigratesTo { get; init; } = int.MaxValue;

    public async ValueTask InitializeAsync()
    {
        await CreateDatabaseAsync();
        Services = Open();
        var database = Get<IDatabase>();
        await database.MigrateAsync(
            [.. Migration.Of(database.Engine).Where(migration => migration.Number <= MigratesTo)], CancellationToken.None);
    }

    /// <summary>Opens the storage once more, like a second silo on the same database.</summary>
    public ServiceProvider Open(Action<StorageOptions>? configure = null) => new ServiceCollection()
        .AddLogging()
        .AddCoordinationStorage(options =>
        {
            Point(options);
            options.UseServiceKeys(Keys);
            configure?.Invoke(options);
        })
        .BuildServiceProvider();

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await DropDatabaseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs statements on the database, and returns the first value of the first row.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Literal statements of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    public abstract DbConnection Connect();

    protected abstract Task CreateDatabaseAsync();

    protected abstract Task DropDatabaseAsync();

    protected abstract void Point(StorageOptions options);
}

public sealed class PostgresFixture : StorageFixture
{
    /// <summary>
    /// Collection of the tests on PostgreSQL: they share a cluster, and a transaction held open in one of its databases
    /// holds back the readers of positions in all of them.
    /// </summary>
    public const string OneAtATime = "PostgreSQL";

    private TestPostgres _database = null!;

    public string ConnectionString => _database.ConnectionString;

    public override DbConnection Connect() => new NpgsqlConnection(ConnectionString);

    protected override async Task CreateDatabaseAsync() => _database = await TestPostgres.CreateAsync();

    protected override async Task DropDatabaseAsync() => await _database.DisposeAsync();

    protected override void Point(StorageOptions options) => options.ConnectionString = _database.ConnectionString;
}

public sealed class SqliteFixture : StorageFixture
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"coordination-sqlite-{Guid.NewGuid():N}");

    public override DbConnection Connect() => new SqliteConnection($"Data Source={Folder}/coordination.db");

    protected override Task CreateDatabaseAsync() => Task.CompletedTask;

    protected override Task DropDatabaseAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override void Point(StorageOptions options) => options.DataFolder = Folder;
}
