using System.Globalization;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Storage.Database.Postgres;

/// <summary>PostgreSQL: a pool for reads and small writes, and the connection string of the lanes.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    /// <summary>
    /// How much longer the client waits for a statement than the server works on it, so that the server's error arrives first.
    /// </summary>
    private static readonly TimeSpan ServerAnswersFirst = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _pool;
    private readonly ILogger<PostgresDatabase> _logger;

    public PostgresDatabase(StorageOptions options, ILogger<PostgresDatabase> logger)
    {
        Options = options;
        _logger = logger;
        _pool = NpgsqlDataSource.Create(ConnectionString(options, lane: false));
        LaneConnectionString = ConnectionString(options, lane: true);
    }

    public string Engine => "Postgres";

    internal StorageOptions Options { get; }

    internal string LaneConnectionString { get; }

    public async Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, Func<Row, T> map, CancellationToken cancellation) =>
        await WriteAsync([statement], map, cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<T>> WriteAsync<T>(IReadOnlyList<Statement> statements, Func<Row, T> map, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _pool.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in statements) batch.BatchCommands.Add(ToCommand(statement));
            await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var rows = new List<T>();
            do
            {
                rows.Clear();
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                    rows.Add(map(new Row(reader, instantsAreMicroseconds: false)));
            }
            while (await reader.NextResultAsync(cancellation).ConfigureAwait(false));

            return rows;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && PostgresFaults.IsUnavailable(fault))
        {
            throw PostgresFaults.Unavailable(fault);
        }
    }

    public async Task WriteRowsAsync<TRow>(RowWrite<TRow> write, IReadOnlyList<TRow> rows, CancellationToken cancellation)
    {
        if (rows.Count > 0) await RunBatchAsync([write.ToPostgres(rows)], cancellation).ConfigureAwait(false);
    }

    public Task ClearReadTablesAsync(CancellationToken cancellation) =>
        RunBatchAsync([new NpgsqlBatchCommand(SqlTexts.Find(Engine, GeneratedStatements.Clear))], cancellation);

    public Task WriteRebuiltAsync(IReadOnlyList<RebuiltCitizen> citizens, CancellationToken cancellation)
    {
        var heads = citizens.OrderBy(citizen => citizen.Head.Citizen, StringComparer.Ordinal).Select(HeadWrite.Of).ToArray();
        var changes = citizens.Select(citizen => new CitizenChanges(citizen.Head.Citizen, citizen.Changes)).ToArray();
        List<NpgsqlBatchCommand> commands =
        [
            PostgresAppends.Reserve(citizens.Sum(citizen => citizen.Changes.Alerts.Count)),
            HeadWrite.Rebuild.ToPostgres(heads),
            HeadWrite.Wake.ToPostgres(heads),
        ];
        foreach (var table in ReadTableDeclarations.All) table.AddTo(commands, changes);
        return RunBatchAsync(commands, cancellation);
    }

    public Task MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation) =>
        new PostgresMigrations(Options, _logger).RunAsync(migrations, cancellation);

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private async Task RunBatchAsync(IReadOnlyList<NpgsqlBatchCommand> commands, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _pool.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var command in commands) batch.BatchCommands.Add(command);
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && PostgresFaults.IsUnavailable(fault))
        {
            throw PostgresFaults.Unavailable(fault);
        }
    }

    private NpgsqlBatchCommand ToCommand(Statement statement)
    {
        var command = new NpgsqlBatchCommand(SqlTexts.Find(Engine, statement.Name));
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(parameter.Name, parameter.Kind switch
            {
                ParameterKind.Text => NpgsqlDbType.Text,
                ParameterKind.Texts => NpgsqlDbType.Array | NpgsqlDbType.Text,
                ParameterKind.Number => NpgsqlDbType.Bigint,
                ParameterKind.Numbers => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                _ => NpgsqlDbType.TimestampTz,
            })
            {
                Value = parameter.Value switch
                {
                    null => DBNull.Value,
                    DateTimeOffset instant => instant.UtcDateTime,
                    var value => value,
                },
            });
        }

        return command;
    }

    private static string ConnectionString(StorageOptions options, bool lane)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = lane ? "coordination-writer" : "coordination",
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)(options.StatementTimeout + ServerAnswersFirst).TotalSeconds,
            MaxPoolSize = options.PoolConnectionsMax,
            MaxAutoPrepare = options.PreparedStatementsMax,
            AutoPrepareMinUsages = 2,
            Pooling = !lane,
        };
        settings.Options = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Options} -c statement_timeout={options.StatementTimeout.TotalMilliseconds:F0}"
            + $" -c lock_timeout={options.LockTimeout.TotalMilliseconds:F0}"
            + $" -c idle_in_transaction_session_timeout={options.IdleInTransactionTimeout.TotalMilliseconds:F0} -c jit=off");

        // Forces one plan on the lanes' statements, whatever the statistics of a fresh or fast-growing table say: walk the
        // arrays in order and look up each row by its key. So row locks are taken in one order and no plan scans a table.
        if (lane)
        {
            settings.Options +=
                " -c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off -c enable_seqscan=off";
        }

        return settings.ConnectionString;
    }
}
