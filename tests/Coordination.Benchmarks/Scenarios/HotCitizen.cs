namespace Coordination.Benchmarks.Scenarios;

/// <summary>The same with every tenth event on one citizen; another one in each run, for histories grow.</summary>
internal sealed class HotCitizen : IScenario
{
    private int _runs;

    public string Name => "hot-citizen";

    public string Title => "the same, 10 % of all events on one citizen";

    public string Store => "postgres";

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var hot = _runs++;
        return ClosedLoop.RunAsync(options.Callers, options.Seconds, silo, _ =>
            GrainCall.CallAsync(silo, Random.Shared.Next(10) == 0 ? hot : Random.Shared.Next(silo.Citizens.Count)));
    }
}
