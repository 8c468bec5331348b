using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Stored;
using Coordination.Testing;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// Baseline: what one would write without actors. Per event one transaction that locks the citizen's row, decides with the
/// same rules on the state in its JSON column, updates the row and inserts the facts.
/// </summary>
internal sealed class RowLockCrud : IScenario
{
    private const int ConnectionsMax = 64;

    private NpgsqlDataSource? _pool;
    private Population? _population;

    public string Name => "row-lock-crud";

    public string Title => $"baseline: row lock, update, insert, commit ({ConnectionsMax})";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        await SetUpAsync(silo, options);
        var callers = Math.Min(options.Callers, ConnectionsMax);
        return await ClosedLoop.RunAsync(
            callers, options.Seconds, silo, _ => SettleAsync(silo, Random.Shared.Next(_population!.Count)));
    }

    private async Task SettleAsync(BenchSilo silo, int number)
    {
        await using var connection = await _pool!.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var read = new NpgsqlCommand("select state from crud_citizens where citizen = $1 for update", connection);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _population!.Key(number) });
        var citizen = CitizenJson.Read((byte[])(await read.ExecuteScalarAsync())!);
        var decision = citizen.Decide(_population.Next(number), PlainDecisions.Around(silo));
        await using var write = new NpgsqlBatch(connection, transaction);
        var update = new NpgsqlBatchCommand("update crud_citizens set state = $2 where citizen = $1");
        update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = citizen.Key.Value });
        update.Parameters.Add(
            new NpgsqlParameter<byte[]> { TypedValue = CitizenJson.Write(decision.Citizen), NpgsqlDbType = NpgsqlDbType.Bytea });
        write.BatchCommands.Add(update);
        write.BatchCommands.Add(Insert(citizen, decision));
        await write.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static NpgsqlBatchCommand Insert(Citizen citizen, Decision decision)
    {
        var facts = PlainDecisions.Facts(decision);
        var insert = new NpgsqlBatchCommand("insert into crud_facts select $1, r.* from unnest($2, $3, $4) as r");
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = citizen.Key.Value });
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. facts.Select((_, index) => citizen.Version + 1 + index)] });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. facts.Select(fact => fact.Kind)] });
        insert.Parameters.Add(
            new NpgsqlParameter<byte[][]> { TypedValue = [.. facts.Select(fact => fact.Data)],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        return insert;
    }

    private async Task SetUpAsync(BenchSilo silo, BenchmarkOptions options)
    {
        if (_pool is not null) return;
        _pool = NpgsqlDataSource.Create(silo.ConnectionString + $";MaxPoolSize={ConnectionsMax};MaxAutoPrepare=20;AutoPrepareMinUsages=2");
        _population = new Population("crud", options.Citizens, DateTimeOffset.UtcNow);
        await using var make = _pool.CreateCommand("""
            create table crud_citizens (citizen text primary key, state bytea not null) with (fillfactor = 70);
            create table crud_facts (citizen text, version bigint, kind text, data bytea, primary key (citizen, version))
            """);
        await make.ExecuteNonQueryAsync();
        foreach (var numbers in Enumerable.Range(0, options.Citizens).Chunk(500))
        {
            await using var insert = _pool.CreateCommand("insert into crud_citizens select * from unnest($1, $2)");
            insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. numbers.Select(_population.Key)] });
            insert.Parameters.Add(new NpgsqlParameter<byte[][]>
            {
                TypedValue = [.. numbers.Select(number => CitizenJson.Write(PlainDecisions.Begun(silo, _population, number)))],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            });
            await insert.ExecuteNonQueryAsync();
        }
    }
}
