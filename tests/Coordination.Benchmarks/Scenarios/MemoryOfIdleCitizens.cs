using System.Diagnostics;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Inbox;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>What an activation of the reference citizen keeps in memory before and after it rests, and what unpacking it takes.</summary>
internal sealed class MemoryOfIdleCitizens : IScenario
{
    private const int Citizens = 2_000;
    private const int Unpackings = 2_000;
    private static readonly TimeSpan RestMax = TimeSpan.FromMinutes(3);

    private int _runs;

    public string Name => "memory";

    public string Title => "memory of an idle citizen, 10 + 10 + 10";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var run = _runs++;
        string[] keys = [.. Enumerable.Range(0, Citizens).Select(citizen => $"idle{run}-{citizen}")];
        await silo.Get<IInbox>().GiveKeysAsync([.. keys.Select(key => new GivenKey(key, new byte[] { 1 }))]);
        var resting = silo.Get<RestingCitizens>();
        await AllRestAsync(resting); // The citizens of other scenarios.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(keys, async (key, _) =>
        {
            Caller.System.SetCurrent();
            await silo.Grains.GetGrain<ICitizenGrain>(key).TakeIn(ReferenceCitizen.Events(DateTimeOffset.UtcNow));
        });
        var unpacked = KilobytesSince(before);
        await AllRestAsync(resting);
        var told = $"KB at rest ({unpacked:0.0} KB before), {UnpackingMilliseconds(silo):0.00} ms to unpack, {resting.Awake} awake";
        return new Figure { Other = (KilobytesSince(before), told) };
    }

    private static async Task AllRestAsync(RestingCitizens resting)
    {
        for (var since = Stopwatch.GetTimestamp(); resting.Awake > 0 && Stopwatch.GetElapsedTime(since) < RestMax;)
            await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static double KilobytesSince(long before) => (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Citizens;

    private static double UnpackingMilliseconds(BenchSilo silo)
    {
        var around = PlainDecisions.Around(silo);
        var citizen = Citizen.New(new CitizenKey("packed"));
        foreach (var reported in ReferenceCitizen.Events(around.Now)) citizen = citizen.Decide(reported, around).Citizen;
        var packed = PackedCitizen.Of(citizen);
        for (var i = 0; i < Unpackings; i++) _ = packed.Unpack();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Unpackings; i++) _ = packed.Unpack();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / Unpackings;
    }
}
