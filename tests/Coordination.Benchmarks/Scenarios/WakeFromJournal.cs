using Coordination.Grains;
using Coordination.Testing;
using Npgsql;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>The same for citizens of 2,000 facts that have no snapshot.</summary>
internal sealed class WakeFromJournal : IScenario
{
    private const int Citizens = 20;
    private const int Facts = 2_000;
    private const int EventsAtOnce = 50;

    private Population? _population;

    public string Name => "wake-journal";

    public string Title => "wake one of 2,000 facts without snapshot";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        _population ??= await LongLivesAsync(silo);
        return await WakeFromSnapshot.WakeAsync(silo, [.. Enumerable.Range(0, Citizens).Select(_population.Key)], async () =>
        {
            await using var database = NpgsqlDataSource.Create(silo.ConnectionString!);
            await using var delete = database.CreateCommand("delete from orleansstorage where grainidextensionstring like 'long%'");
            await delete.ExecuteNonQueryAsync();
        });
    }

    private static async Task<Population> LongLivesAsync(BenchSilo silo)
    {
        var population = await silo.PopulateAsync("long", Citizens);
        for (var citizen = 0; citizen < Citizens; citizen++)
        {
            Caller.System.SetCurrent();
            for (var version = 0L; version < Facts;)
            {
                var results = await silo.Grains.GetGrain<ICitizenGrain>(population.Key(citizen))
                    .TakeIn([.. Enumerable.Range(0, EventsAtOnce).Select(_ => population.Next(citizen))]);
                version = results[^1].Version ?? 0;
            }
        }

        return population;
    }
}
