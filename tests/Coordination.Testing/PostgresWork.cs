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
          coalesce(sum(count) filter (where "resource_manager/record_type" ~ '^Heap2?/(INSERT|UPDATE|HOT_UPDATE|DELETE|MULTI_INSERT)'), 0),
          coalesce(sum(count) filter (where "resource_manager/record_type" ~ '^Btree/(INSERT_LEAF|INSERT_POST|SPLIT)'), 0),
          coalesce(sum(record_size), 0),
          coalesce(sum(combined_size), 0)
        from pg_get_wal_stats($1::pg_lsn, $2::pg_lsn, true)
        """;

    private const string CountHeads =
        "select coalesce(n_tup_upd, 0), coalesce(n_tup_hot_upd, 0) from pg_stat_user_tables where relname = 'citizens'";

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
        await using var count = new NpgsqlCommand(CountRecords, connection)
        {
            CommandTimeout = 0, Parameters = { new() { Value = began.Lsn }, new() { Value = ended.Lsn } },
        };
        await using var reader = await count.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        double Each(int column) => (double)reader.GetDecimal(column) / events;
        var changed = ended.HeadsChanged - began.HeadsChanged;
        return new PostgresWork(
            Each(0), Each(1), changed > 0 ? (double)(ended.HeadsHot - began.HeadsHot) / changed : null, Each(2), Each(3),
            (ended.Bytes - began.Bytes) / events);
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
        await using var heads = new NpgsqlCommand(CountHeads, connection);
        var (changed, hot) = (0L, 0L);
        await using (var reader = await heads.ExecuteReaderAsync().ConfigureAwait(false))
            if (await reader.ReadAsync().ConfigureAwait(false)) (changed, hot) = (reader.GetInt64(0), reader.GetInt64(1));
        await using var bytes = new NpgsqlCommand(CountBytes, connection);
        return new PostgresMoment(lsn, changed, hot, (long)(await bytes.ExecuteScalarAsync().ConfigureAwait(false))!);
    }
}

/// <summary>A moment to count from.</summary>
public sealed record PostgresMoment(string Lsn, long HeadsChanged, long HeadsHot, long Bytes);
