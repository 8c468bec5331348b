using System.Diagnostics;
using Coordination.Grains;
using Orleans.Core.Internal;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>The first call of citizens that are not in memory, one after the other, from their snapshots.</summary>
internal sealed class WakeFromSnapshot : IScenario
{
    private const int Citizens = 500;

    public string Name => "wake-snapshot";

    public string Title => "wake a cold citizen from its snapshot";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var keys = Enumerable.Range(0, Math.Min(Citizens, silo.Citizens.Count)).Select(silo.Citizens.Key).ToArray();
        return await WakeAsync(silo, keys, () => Task.CompletedTask);
    }

    /// <summary>Puts citizens to sleep, does something, and times their first calls.</summary>
    public static async Task<Figure> WakeAsync(BenchSilo silo, string[] keys, Func<Task> whileAsleep)
    {
        Caller.System.SetCurrent();
        foreach (var key in keys)
            await silo.Grains.GetGrain<ICitizenGrain>(key).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Task.Delay(TimeSpan.FromSeconds(2)); // Snapshots are written meanwhile.
        await whileAsleep();
        List<float> times = [];
        foreach (var key in keys)
        {
            var started = Stopwatch.GetTimestamp();
            await silo.Grains.GetGrain<ICitizenGrain>(key).History(long.MaxValue - 1, 1);
            times.Add((float)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        float[] sorted = [.. times.Order()];
        return new Figure { P50 = ClosedLoop.At(sorted, 0.5), P99 = ClosedLoop.At(sorted, 0.99) };
    }
}
