using Npgsql;

namespace Coordination.Testing;

/// <summary>
/// A database of its own for a test fixture: on the cluster that <c>COORDINATION_TEST_POSTGRES</c> names (connection string
/// of a superuser), else on a private cluster shared by the process.
/// </summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private static readonly Lazy<Task<PrivatePostgres>> Shared = new(PrivatePostgres.CreateAsync);

    private readonly string _admin;
    private readonly string _name;

    private TestPostgres(string admin, string name)
    {
        _admin = admin;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ConnectionString;
    }

    /// <summary>Connection string of the new database.</summary>
    public string ConnectionString { get; }

    /// <summary>Creates the database.</summary>
    public static async Task<TestPostgres> CreateAsync()
    {
        var admin = Environment.GetEnvironmentVariable("COORDINATION_TEST_POSTGRES") is { Length: > 0 } given
            ? given
            : (await Shared.Value.ConfigureAwait(false)).ConnectionString;
        return await CreateAsync(admin).ConfigureAwait(false);
    }

    /// <summary>Creates a database on a given cluster.</summary>
    public static async Task<TestPostgres> CreateAsync(string admin)
    {
        var database = new TestPostgres(admin, $"coordination_{Guid.NewGuid():N}");
        await database.RunAsync($"create database {database._name}").ConfigureAwait(false);
        return database;
    }

    /// <summary>Runs statements in the database, as the superuser.</summary>
    public Task ExecuteAsync(string sql) => RunAsync(sql, ConnectionString);

    /// <summary>Reads one value from the database, as the superuser.</summary>
    public async Task<object?> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync().ConfigureAwait(false);
    }

    /// <summary>Drops the database, whoever is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"drop database if exists {_name} with (force)").ConfigureAwait(false);
    }

#pragma warning disable CA2100 // The texts are those of tests.
    private Task RunAsync(string sql) => RunAsync(sql, _admin);

    private static async Task RunAsync(string sql, string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
#pragma warning restore CA2100
}
