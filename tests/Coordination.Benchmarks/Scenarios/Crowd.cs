using System.Diagnostics;
using Coordination.Grains;
using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// 1,000 appointments at one hour on one citizen, in batches of 100. First for a citizen nobody counts, then alone, for the CPU time of
/// an appointment, then while 16 callers call other citizens. The percentiles are those of the other citizens' calls; the seconds are
/// until all appointments are settled beside them.
/// </summary>
internal sealed class Crowd : IScenario
{
    private const int Appointments = 1_000;
    private const int BatchEvents = 100;
    private const int OtherCallers = 16;

    private int _runs;

    public string Name => "crowd";

    public string Title => "1,000 appointments at one hour on one citizen; p50 and p99 of the others";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var citizens = await silo.PopulateAsync($"crowd{_runs++}-", 3);
        await SettleAsync(silo, citizens.Key(0));
        var before = CpuTime.Now(silo.Postmaster);
        await SettleAsync(silo, citizens.Key(1));
        var spent = CpuTime.Now(silo.Postmaster) - before;
        var took = TimeSpan.Zero;
        var settled = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
            took = await SettleAsync(silo, citizens.Key(2));
        });
        var others = await ClosedLoop.RunAsync(OtherCallers, options.Seconds * 2, silo, _ =>
            GrainCall.CallAsync(silo, Random.Shared.Next(silo.Citizens.Count)));
        await settled;
        return new Figure
        {
            P50 = others.P50, P99 = others.P99, Other = (took.TotalSeconds, "s"),
            DotNet = spent.DotNet / Appointments, Postgres = spent.Postgres / Appointments,
            Allocated = spent.Allocated / 1024.0 / Appointments,
        };
    }

    private static async Task<TimeSpan> SettleAsync(BenchSilo silo, string citizen)
    {
        var began = Stopwatch.GetTimestamp();
        for (var batch = 0; batch < Appointments / BatchEvents; batch++) await BookAsync(silo, citizen, batch);
        return Stopwatch.GetElapsedTime(began);
    }

    private static Task BookAsync(BenchSilo silo, string citizen, int batch)
    {
        var now = DateTimeOffset.UtcNow;
        Caller.System.SetCurrent();
        return silo.Grains.GetGrain<ICitizenGrain>(citizen).TakeIn(
        [
            .. Enumerable.Range(batch * BatchEvents, BatchEvents).Select(number =>
                Reports.Booked("BIF", $"c{number}", now, now.Date.AddDays(20).AddHours(9), $"place {number}")),
        ]);
    }
}
