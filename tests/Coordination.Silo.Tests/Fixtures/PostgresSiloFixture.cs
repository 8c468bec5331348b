using Coordination.Testing;
using Npgsql;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo on a PostgreSQL database of its own.</summary>
public class PostgresSiloFixture : SiloFixture
{
    private TestPostgres? _database;

    protected string ConnectionString { get; set; } = string.Empty;

    public override async ValueTask InitializeAsync()
    {
        if (ConnectionString.Length == 0)
        {
            _database = await TestPostgres.CreateAsync();
            ConnectionString = _database.ConnectionString;
        }

        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written in the tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    protected override void SetUp(SiloSettings settings) => settings.Storage.ConnectionString = ConnectionString;
}
