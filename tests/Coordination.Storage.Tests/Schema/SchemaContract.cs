using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

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
        await _storage.ExecuteAsync("delete from schema_migrations where number = 2");
        foreach (var table in TablesOfTheSecondMigration) await _storage.ExecuteAsync($"drop table {table}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var starter = _storage.Open();
            await starter.GetRequiredService<StorageSchema>().MigrateAsync(Cancel);
        }));

        await _storage.ExecuteAsync("insert into orleansquery (querykey, querytext) values ('a key of its own', '')");
    }

    [Fact]
    public async Task An_edited_migration_is_refused()
    {
        await _storage.ExecuteAsync("update schema_migrations set checksum = 'edited' where number = 1");

        var refusal = await Assert.ThrowsAsync<SchemaMismatchException>(() => _storage.Get<StorageSchema>().MigrateAsync(Cancel));

        Assert.Contains("0001_baseline", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await _storage.ExecuteAsync("update schema_migrations set number = 9001, name = '9001_later' where number = 2");

        var refusal = await Assert.ThrowsAsync<SchemaMismatchException>(() => _storage.Get<StorageSchema>().MigrateAsync(Cancel));

        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_has_exactly_the_declared_columns_of_every_read_table()
    {
        foreach (var table in ReadTableDeclarations.All)
        {
            var found = await ReadColumnsAsync(table.Name);
            if (table.RenewsPosition) Assert.Equal(1, found.RemoveAll(column => column.Name == "position"));
            found.RemoveAll(column => column.Name == "xact");
            var declared = table.Columns.Select(column => new FoundColumn(column.Name, TypeOf(column), column.IsNullable, column.IsKey));
            Assert.Equal(declared, found);
        }
    }

    protected abstract IReadOnlyList<string> TablesOfTheSecondMigration { get; }

    /// <summary>Statement that reads name, type, nullability and key of the columns of the table <c>@table</c>, in order.</summary>
    protected abstract string ColumnsOfTable { get; }

    /// <summary>The type that the engine's catalog names for a declared column.</summary>
    private protected abstract string TypeOf(ColumnDeclaration column);

    protected abstract StorageFixture Create();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

#pragma warning disable CA2100 // Literal statements of these tests.
    private async Task<List<FoundColumn>> ReadColumnsAsync(string table)
    {
        await using var connection = _storage.Connect();
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = ColumnsOfTable.Replace("@table", $"'{table}'", StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<FoundColumn> columns = [];
        while (await reader.ReadAsync(Cancel))
            columns.Add(new FoundColumn(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        return columns;
    }

#pragma warning restore CA2100

    private sealed record FoundColumn(string Name, string Type, bool IsNullable, bool IsKey);
}

public sealed class SchemaOnSqlite : SchemaContract
{
    protected override IReadOnlyList<string> TablesOfTheSecondMigration => ["orleansquery", "orleansstorage"];

    // The catalog shows a key of one column as nullable.
    protected override string ColumnsOfTable => """
        select name, lower(type), "notnull" = 0 and pk = 0, pk > 0
        from pragma_table_info(@table)
        order by cid
        """;

    private protected override string TypeOf(ColumnDeclaration column) => column.Type is "text" or "date" ? "text" : "integer";

    protected override StorageFixture Create() => new SqliteFixture();
}

[Collection(PostgresFixture.OneAtATime)]
public sealed class SchemaOnPostgres : SchemaContract
{
    protected override IReadOnlyList<string> TablesOfTheSecondMigration =>
        ["orleansquery", "orleansstorage", "orleansmembershiptable", "orleansmembershipversiontable"];

    protected override string ColumnsOfTable => """
        select a.attname::text, format_type(a.atttypid, null), not a.attnotnull, a.attnum = any(k.indkey)
        from pg_attribute a
        join pg_index k on k.indrelid = a.attrelid and k.indisprimary
        where a.attrelid = @table::regclass and a.attnum > 0 and not a.attisdropped
        order by a.attnum
        """;

    private protected override string TypeOf(ColumnDeclaration column) =>
        column.Type == "timestamptz" ? "timestamp with time zone" : column.Type;

    protected override StorageFixture Create() => new PostgresFixture();
}
