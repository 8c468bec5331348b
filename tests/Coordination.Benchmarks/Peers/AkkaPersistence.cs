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
    /// <summary>A journal that cannot write ends the run with an error.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

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
            var answer = await _citizens[number].Ask<object>(_population.Next(number), AnswerWithin);
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
                # Names of its own: the service's tables stand in the same database.
                default {
                  journal.table-name = "akka_journal"
                  metadata.table-name = "akka_journal_metadata"
                  tag.table-name = "akka_tags"
                }
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
