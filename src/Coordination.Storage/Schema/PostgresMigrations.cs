using System.Net.Sockets;
using Coordination.Storage.Database;
using Coordination.Storage.Journal;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coordination.Storage.Schema;

/// <summary>Runs the migrations of PostgreSQL, one starter at a time.</summary>
internal sealed class PostgresMigrations(StorageOptions options, ILogger logger)
{
    private const string MigrationLock = "select pg_advisory_lock(1668247151, 0)";

    internal async Task RunAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        try
        {
            await MigrateAsync(migrations, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            var role = new NpgsqlConnectionStringBuilder(options.ConnectionString).Username;
            throw new SchemaMismatchException(
                $"The role {role} of ConnectionStrings:Coordination may not change the schema ({fault.MessageText}); grant it: "
                + $"grant usage, create on schema public to \"{role}\".");
        }
        catch (NpgsqlException fault)
        {
            throw new StorageUnavailableException($"The schema of the database cannot be brought up to date: {fault.Message}", fault);
        }
    }

    private async Task MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        // A separate connection without the pool's time-outs: the end of its session releases the lock, and both a migration of a
        // large table and the wait for another starter may take long.
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = "coordination-migration", Pooling = false, CommandTimeout = 0,
        };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await OpenAsync(connection, settings, cancellation).ConfigureAwait(false);
        if (connection.PostgresParameters.GetValueOrDefault("server_encoding") is var encoding and not "UTF8")
            throw new SchemaMismatchException(
                $"The database {settings.Database} of ConnectionStrings:Coordination has the encoding {encoding}, which cannot hold every "
                + "name; expected UTF8: create database … encoding 'UTF8' template template0.");
        await ExecuteAsync(connection, MigrationLock, cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, SqlTexts.Find("Postgres", "Schema/create_schema_migrations"), cancellation).ConfigureAwait(false);
        foreach (var migration in MigrationPlan.Missing(migrations, await AppliedAsync(connection, cancellation).ConfigureAwait(false)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await ExecuteAsync(connection, migration.Text, cancellation).ConfigureAwait(false);
            await using var record = new NpgsqlCommand(SqlTexts.Find("Postgres", "Schema/record_migration"), connection)
            {
                Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            logger.MigrationApplied(migration.Name);
        }

        await AdoptPositionsAsync(connection, cancellation).ConfigureAwait(false);
        if (migrations[^1].Number >= Migration.Restorations) await NoteRestorationAsync(connection, cancellation).ConfigureAwait(false);
    }

    private async Task NoteRestorationAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlTexts.Find("Postgres", "Schema/note_restoration"), connection);
        if (await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true) logger.RestorationNoted();
    }

    /// <summary>Opens the program's first connection. A failure is reported in one line that names the setting.</summary>
    private static async Task OpenAsync(
        NpgsqlConnection connection, NpgsqlConnectionStringBuilder settings, CancellationToken cancellation)
    {
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StorageUnavailableException(
                $"Setting ConnectionStrings:Coordination leads to PostgreSQL at {settings.Host}:{settings.Port}, which cannot be used: "
                + fault.Message, fault);
        }
    }

    /// <summary>
    /// Rows of a dump that was restored into a new cluster contain transaction ids that this cluster has not reached. Readers of
    /// positions would not return these rows for years. The rows therefore get an id that is in the past of every cluster.
    /// </summary>
    private async Task AdoptPositionsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var table in (string[])["citizens", "alerts", "journal", "inbox"])
        {
            await using var command = new NpgsqlCommand(SqlTexts.Find("Postgres", $"Schema/adopt_{table}"), connection);
            if (await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false) > 0) logger.PositionsAdopted(table);
        }
    }

    private static async Task<IReadOnlyList<AppliedMigration>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlTexts.Find("Postgres", "Schema/read_migrations"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

#pragma warning disable CA2100 // The texts are this assembly's own files.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
#pragma warning restore CA2100
}
