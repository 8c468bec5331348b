using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence.Sql;
using Coordination.Benchmarks.Scenarios;
using Coordination.Testing;

namespace Coordination.Benchmarks.Peers;

/// <summary>
/// Peer: an Akka actor per citizen that decides with the same rules and persists the facts by Akka.Persistence.Sql, whose journal
/// writes the facts of many actors in batches.
/// </summary>
internal sealed class AkkaPersistence : IScenario, IAsyncDisposable
{
    private ActorSystem? _actors;
    private Population? _population;
    private IActorRef[] _citizens = [];

    public string Name => "akka-persistence";

    public string Title => "peer: Akka.Persistence.Sql, batching journal";

    public string Store => "postgres";

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        if (_actors is null) SetUp(silo, options);
        return ClosedLoop.RunAsync(options.Callers, options.Seconds, silo, async _ =>
        {
            var number = Random.Shared.Next(_population!.Count);
            var answer = await _citizens[number].Ask<object>(_population.Next(number));
            if (answer is Status.Failure failure) throw failure.Cause;
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_actors is not null) await _actors.Terminate();
    }

    private void SetUp(BenchSilo silo, BenchmarkOptions options)
    {
        var config = ConfigurationFactory.ParseString($$"""
            akka.loglevel = WARNING
            akka.persistence.journal {
              plugin = "akka.persistence.journal.sql"
              sql {
                class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql"
                connection-string = "{{silo.ConnectionString}}"
                provider-name = "PostgreSQL.15"
                auto-initialize = true
              }
            }
            """).WithFallback(SqlPersistence.DefaultConfiguration);
        _actors = ActorSystem.Create("peer", config);
        _population = new Population("akka", options.Citizens, DateTimeOffset.UtcNow);
        _citizens =
        [
            .. Enumerable.Range(0, options.Citizens).Select(number =>
                _actors.ActorOf(Props.Create(() => new AkkaCitizen(silo, PlainDecisions.Begun(silo, _population, number))))),
        ];
    }
}
