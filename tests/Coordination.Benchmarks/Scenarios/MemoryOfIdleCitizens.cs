using Coordination.Grains;
using Coordination.Storage.Inbox;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>What an activation of the reference citizen keeps in memory while nothing happens.</summary>
internal sealed class MemoryOfIdleCitizens : IScenario
{
    private const int Citizens = 500;

    private int _runs;

    public string Name => "memory";

    public string Title => "memory of an idle citizen, 10 + 10 + 10";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var run = _runs++;
        string[] keys = [.. Enumerable.Range(0, Citizens).Select(citizen => $"idle{run}-{citizen}")];
        await silo.Get<IInbox>().GiveKeysAsync([.. keys.Select(key => new GivenKey(key, new byte[] { 1 }))]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(keys, async (key, _) =>
        {
            Caller.System.SetCurrent();
            await silo.Grains.GetGrain<ICitizenGrain>(key).TakeIn(ReferenceCitizen.Events(DateTimeOffset.UtcNow));
        });
        return new Figure { Other = ((GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Citizens, "KB") };
    }
}
