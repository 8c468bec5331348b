using System.Data.Common;
using Coordination.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Storage.Tests.Schema;

/// <summary>Each test has a database of its own, not shared: the schema itself is what changes.</summary>
public abstract class SchemaContract : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    public async ValueTask InitializeAsync()
    {
        _storage = Create();
        await _storage.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Starters_at_the_same_time_do_not_disturb_each_other()
    {
        await RunAsync("delete from schema_migrations where number = 2");
        foreach (var table in TablesOfTheSecondMigration) await RunAsync($"drop table {table}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var starter = _storage.Open();
            await starter.GetRequiredService<StorageSchema>().MigrateAsync(Cancel);
        }));

        await RunAsync("insert into orleansquery (querykey, querytext) values ('a key of its own', '')");
    }

    [Fact]
    public async Task An_edited_migration_is_refused()
    {
        await RunAsync("update schema_migrations set checksum = 'edited' where number = 1");

        var refusal = await Assert.ThrowsAsync<SchemaMismatchException>(() => _storage.Get<StorageSchema>().MigrateAsync(Cancel));

        Assert.Contains("0001_journal_and_read_tables", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await RunAsync("update schema_migrations set number = 9001, name = '9001_later' where number = 2");

        var refusal = await Assert.ThrowsAsync<SchemaMismatchException>(() => _storage.Get<StorageSchema>().MigrateAsync(Cancel));

        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    protected abstract IReadOnlyList<string> TablesOfTheSecondMigration { get; }

    protected abstract StorageFixture Create();

    protected abstract DbConnection Connect(StorageFixture storage);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

#pragma warning disable CA2100 // Literal statements of these tests.
    private async Task RunAsync(string sql)
    {
        await using var connection = Connect(_storage);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
#pragma warning restore CA2100
}

public sealed class SchemaOnSqlite : SchemaContract
{
    protected override IReadOnlyList<string> TablesOfTheSecondMigration => ["orleansquery", "orleansstorage"];

    protected override StorageFixture Create() => new SqliteFixture();

    protected override DbConnection Connect(StorageFixture storage) =>
        new SqliteConnection($"Data Source={((SqliteFixture)storage).Folder}/coordination.db");
}

[Collection(PostgresFixture.OneAtATime)]
public sealed class SchemaOnPostgres : SchemaContract
{
    protected override IReadOnlyList<string> TablesOfTheSecondMigration =>
        ["orleansquery", "orleansstorage", "orleansmembershiptable", "orleansmembershipversiontable"];

    protected override StorageFixture Create() => new PostgresFixture();

    protected override DbConnection Connect(StorageFixture storage) => new NpgsqlConnection(((PostgresFixture)storage).ConnectionString);
}
