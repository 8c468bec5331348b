using Npgsql;

namespace Coordination.Testing;

/// <summary>
/// What a PostgreSQL cluster wrote between two moments, counted in its log of changes (extension <c>pg_walinspect</c>, superuser):
/// every database of the cluster counts.
/// </summary>
/// <param name="Rows">Rows added, changed or removed.</param>
/// <param name="IndexEntries">Entries added to B-trees; a change that is HOT adds none.</param>
/// <param name="HeadsHotShare">Share of the changes of <c>citizens</c> that were HOT; null: none was changed.</param>
/// <param name="WalBytes">Bytes of the log of changes, without whole pages copied after a checkpoint.</param>
/// <param name="WalBytesAll">All bytes of the log of changes.</param>
/// <param name="DiskBytes">Growth of the tables and indexes of the database, the rows that are no longer seen included.</param>
public sealed record PostgresWork(
    double Rows, double IndexEntries, double? HeadsHotShare, double WalBytes, double WalBytesAll, double DiskBytes)
{
    private const string CountRecords = """
        select
          count(*) filter (
            where resource_manager = 'Heap' and record_type ~ '^(INSERT|UPDATE|HOT_UPDATE|DELETE)'
              or resource_manager = 'Heap2' and record_type ~ '^MULTI_INSERT'),
          count(*) filter (where resource_manager = 'Btree' and record_type ~ '^(INSERT_LEAF|INSERT_POST|SPLIT)'),
          coalesce(sum(record_length - fpi_length), 0)::bigint,
          coalesce(sum(record_length), 0)::bigint,
          count(*) filter (where resource_manager = 'Heap' and record_type ~ '^(HOT_)?UPDATE' and strpos(block_ref, $3) > 0),
          count(*) filter (where resource_manager = 'Heap' and record_type ~ '^HOT_UPDATE' and strpos(block_ref, $3) > 0)
        from pg_get_wal_records_info($1::pg_lsn, $2::pg_lsn)
        """;

    private const string FindHeads = "select format('/%s fork main', pg_relation_filenode('citizens'))";

    private const string CountBytes = "select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint from pg_stat_user_tables";

    /// <summary>Begins to count.</summary>
    public static async Task<PostgresMoment> BeginAsync(string connectionString)
    {
        await using var connection = await OpenAsync(connectionString).ConfigureAwait(false);
        await using var extension = new NpgsqlCommand("create extension if not exists pg_walinspect", connection);
        await extension.ExecuteNonQueryAsync().ConfigureAwait(false);
        return await ReadAsync(connection).ConfigureAwait(false);
    }

    /// <summary>What was written since a moment, divided by <paramref name="events"/>.</summary>
    public static async Task<PostgresWork> SinceAsync(string connectionString, PostgresMoment began, double events)
    {
        await using var connection = await OpenAsync(connectionString).ConfigureAwait(false);
        var ended = await ReadAsync(connection).ConfigureAwait(false);
        await using var find = new NpgsqlCommand(FindHeads, connection);
        var heads = (string)(await find.ExecuteScalarAsync().ConfigureAwait(false))!;
        await using var count = new NpgsqlCommand(CountRecords, connection)
        {
            CommandTimeout = 0, Parameters = { new() { Value = began.Lsn }, new() { Value = ended.Lsn }, new() { Value = heads } },
        };
        await using var reader = await count.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        double Each(int column) => reader.GetInt64(column) / events;
        double? hot = reader.GetInt64(4) > 0 ? (double)reader.GetInt64(5) / reader.GetInt64(4) : null;
        return new PostgresWork(Each(0), Each(1), hot, Each(2), Each(3), (ended.Bytes - began.Bytes) / events);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync().ConfigureAwait(false);
        return connection;
    }

    private static async Task<PostgresMoment> ReadAsync(NpgsqlConnection connection)
    {
        // The records up to here must be on disk to be read.
        await using var place = new NpgsqlCommand("select pg_current_wal_flush_lsn()::text", connection);
        var lsn = (string)(await place.ExecuteScalarAsync().ConfigureAwait(false))!;
        await using var bytes = new NpgsqlCommand(CountBytes, connection);
        return new PostgresMoment(lsn, (long)(await bytes.ExecuteScalarAsync().ConfigureAwait(false))!);
    }
}

/// <summary>A moment to count from.</summary>
public sealed record PostgresMoment(string Lsn, long Bytes);
