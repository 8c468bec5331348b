using System.Diagnostics;
using Coordination.Testing;

namespace Coordination.Benchmarks;

/// <summary>Callers that each ask again as soon as they are answered, measured after a warm-up.</summary>
internal static class ClosedLoop
{
    public static async Task<Figure> RunAsync(int callers, int seconds, BenchSilo silo, Func<int, Task> call)
    {
        var (measuring, over) = (false, false);
        var loops = Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<float> times = [];
            while (!Volatile.Read(ref over))
            {
                var started = Stopwatch.GetTimestamp();
                await call(caller);
                if (Volatile.Read(ref measuring) && !Volatile.Read(ref over))
                    times.Add((float)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                await Task.Yield(); // Behind what came from outside: calls that need no database would keep a thread from its answers.
            }

            return times;
        })).ToArray();

        await Task.Delay(TimeSpan.FromSeconds(Math.Max(1, seconds / 2.0)));
        var written = silo.ConnectionString is { } database ? await PostgresWork.BeginAsync(database) : null;
        var (cpu, began) = (CpuTime.Now(silo.Postmaster), Stopwatch.GetTimestamp());
        Volatile.Write(ref measuring, true);
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        Volatile.Write(ref over, true);
        var (spent, elapsed) = (CpuTime.Now(silo.Postmaster) - cpu, Stopwatch.GetElapsedTime(began));
        float[] times = [.. (await Task.WhenAll(loops)).SelectMany(times => times).Order()];
        return Of(times, elapsed, spent, silo.Postmaster is not null) with
        {
            Work = written is null ? null : await PostgresWork.SinceAsync(silo.ConnectionString!, written, times.Length),
        };
    }

    public static Figure Of(float[] sorted, TimeSpan elapsed, CpuTime spent, bool hasPostgres) => new()
    {
        EventsPerSecond = sorted.Length / elapsed.TotalSeconds,
        P50 = At(sorted, 0.5),
        P99 = At(sorted, 0.99),
        DotNet = spent.DotNet / sorted.Length,
        Postgres = hasPostgres ? spent.Postgres / sorted.Length : null,
        Allocated = spent.Allocated / 1024.0 / sorted.Length,
    };

    public static double At(float[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
}
