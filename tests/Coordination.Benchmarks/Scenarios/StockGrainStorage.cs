using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>Baseline: an Orleans grain with the stock ADO.NET grain storage, written per event.</summary>
internal sealed class StockGrainStorage : IScenario
{
    private const int CallersMax = 64;

    private Population? _population;

    public string Name => "stock-grain-storage";

    public string Title => $"baseline: Orleans, stock grain storage ({CallersMax})";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        if (_population is null)
        {
            _population = new Population("stock", options.Citizens, DateTimeOffset.UtcNow);
            await Parallel.ForAsync(0, options.Citizens, new ParallelOptions { MaxDegreeOfParallelism = CallersMax }, async (citizen, _) =>
                await Grain(silo, citizen).TakeIn([.. _population.Beginning()]));
        }

        return await ClosedLoop.RunAsync(Math.Min(options.Callers, CallersMax), options.Seconds, silo, _ =>
        {
            var citizen = Random.Shared.Next(_population.Count);
            return Grain(silo, citizen).TakeIn([_population.Next(citizen)]);
        });
    }

    private IStockGrain Grain(BenchSilo silo, int citizen) => silo.Grains.GetGrain<IStockGrain>(_population!.Key(citizen));
}
