using System.Globalization;
using System.Text.Json;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Coordination.Storage.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>SQLite: one file, any number of readers (write-ahead log), one writer.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const long LogBytesKept = 64L << 20;

    private readonly StorageOptions _options;
    private readonly ILogger<SqliteDatabase> _logger;
    private readonly string _readers;

    public SqliteDatabase(StorageOptions options, ILogger<SqliteDatabase> logger)
    {
        _options = options;
        _logger = logger;
        _readers = ConnectionString(pooling: true);
        SqliteFiles.Prepare(options.SqliteFile);
        Writer = new SqliteWriter(options, () => new SqliteSession(OpenWriter()), logger);
    }

    public string Engine => "Sqlite";

    internal SqliteWriter Writer { get; }

    // SQLite works on the caller's thread, which would block a grain's turn.
    public Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, Func<Row, T> map, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                using var connection = new SqliteConnection(_readers);
                connection.Open();
                return Read(connection, statement, map);
            }
            catch (Exception fault) when (SqliteFaults.IsUnavailable(fault))
            {
                throw SqliteFaults.Unavailable(fault);
            }
        },
        cancellation);

    public Task<IReadOnlyList<T>> WriteAsync<T>(IReadOnlyList<Statement> statements, Func<Row, T> map, CancellationToken cancellation) =>
        Writer.EnqueueAsync(
            session =>
            {
                IReadOnlyList<T> rows = [];
                foreach (var statement in statements) rows = session.Run(statement, map);
                return rows;
            },
            statements.Count,
            cancellation);

    public Task WriteRowsAsync<TRow>(RowWrite<TRow> write, IReadOnlyList<TRow> rows, CancellationToken cancellation) =>
        rows.Count == 0 ? Task.CompletedTask : Writer.EnqueueAsync(session => session.Write(write, rows), rows.Count, cancellation);

    public Task MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                Migrate(migrations);
            }
            catch (SqliteException fault)
            {
                throw new StorageUnavailableException(
                    $"Setting Data:Folder leads to {_options.SqliteFile}, which cannot be used as the database: {fault.Message}", fault);
            }
        },
        cancellation);

    private void Migrate(IReadOnlyList<Migration> migrations)
    {
        using var connection = OpenWriter();

        // Other starting processes wait here until this one is done. They then find no missing migration.
        Execute(connection, "begin exclusive");
        Execute(connection, SqlTexts.Find(Engine, "Schema/create_schema_migrations"));
        var applied = Read(
            connection,
            new Statement("Schema/read_migrations"),
            static row => new AppliedMigration(row.Count(0), row.Text(1), row.Text(2)));
        foreach (var migration in MigrationPlan.Missing(migrations, applied))
        {
            Execute(connection, migration.Text);
            var record = new Statement("Schema/record_migration")
                .Number("number", migration.Number).Text("name", migration.Name).Text("checksum", migration.Checksum);
            Read(connection, record, static _ => true);
            _logger.MigrationApplied(migration.Name);
        }

        if (migrations[^1].Number >= Migration.Restorations) NoteRestoration(connection);
        Execute(connection, "commit");
    }

    private void NoteRestoration(SqliteConnection connection)
    {
        if (Read(connection, new Statement("Settings/find_setting").Text("name", Restorations.Mark), static _ => true) is []) return;
        Execute(connection, SqlTexts.Find(Engine, "Schema/leap_positions"));
        _logger.RestorationNoted();
    }

    public Task ClearReadTablesAsync(CancellationToken cancellation) => Writer.EnqueueAsync(
        session =>
        {
            session.Execute(SqlTexts.Find(Engine, GeneratedStatements.Clear));
            return true;
        },
        rows: 1,
        cancellation);

    public Task WriteRebuiltAsync(IReadOnlyList<RebuiltCitizen> citizens, CancellationToken cancellation) => Writer.EnqueueAsync(
        session =>
        {
            foreach (var citizen in citizens)
            {
                session.Write(HeadWrite.Rebuild, [HeadWrite.Of(citizen)]);
                foreach (var table in ReadTableDeclarations.All) table.Write(session, citizen.Head.Citizen, citizen.Changes);
            }

            return true;
        },
        citizens.Count,
        cancellation);

    public ValueTask DisposeAsync() => Writer.DisposeAsync();

    internal static IReadOnlyList<T> Read<T>(SqliteConnection connection, Statement statement, Func<Row, T> map)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own files.
        command.CommandText = SqlTexts.Find("Sqlite", statement.Name);
#pragma warning restore CA2100
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.AddWithValue("@" + parameter.Name, parameter.Value switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => Microseconds.From(instant),
                string text when text.Contains('\0', StringComparison.Ordinal) => throw new UnstorableTextException(),
                string[] texts => JsonSerializer.Serialize(texts),
                long[] numbers => JsonSerializer.Serialize(numbers),
                var value => value,
            });
        }

        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(map(new Row(reader, instantsAreMicroseconds: true)));
        return rows;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(ConnectionString(pooling: false));
        try
        {
            connection.Open();
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"pragma busy_timeout = {_options.LockTimeout.TotalMilliseconds:F0}"));

            // FULL: a commit that returned is on disk. A checkpoint every 40 MB costs less than one every 4 MB.
            Execute(connection, "pragma journal_mode = wal");
            Execute(connection, "pragma synchronous = full");
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"pragma wal_autocheckpoint = {_options.SqliteCheckpointPages}"));

            // After a burst the log is cut to this size at the next checkpoint.
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"pragma journal_size_limit = {LogBytesKept}"));

            // With the default of 2 MB the writer reads and writes its index pages again and again.
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"pragma cache_size = -{_options.SqliteWriterCacheKibibytes}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = _options.SqliteFile,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = pooling,
        DefaultTimeout = (int)Math.Ceiling(_options.LockTimeout.TotalSeconds),
    }.ConnectionString;
}
