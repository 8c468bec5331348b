using Coordination.Grains;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>A call of the citizen's grain, answered when settled, journaled, and in the read tables.</summary>
internal sealed class GrainCall(string store) : IScenario
{
    public string Name => $"grain-call-{store}";

    public string Title => $"grain call → settled, {store}";

    public string Store => store;

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options) =>
        ClosedLoop.RunAsync(
            options.Callers, options.Seconds, silo, _ => CallAsync(silo, Random.Shared.Next(silo.Citizens.Count)));

    public static Task CallAsync(BenchSilo silo, int citizen)
    {
        Caller.System.SetCurrent();
        return silo.Grains.GetGrain<ICitizenGrain>(silo.Citizens.Key(citizen)).TakeIn([silo.Citizens.Next(citizen)]);
    }
}
