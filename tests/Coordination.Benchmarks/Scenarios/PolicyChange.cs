using System.Text.Json;
using System.Diagnostics;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Silo.Inbox;
using Coordination.Silo.Policies;
using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// Another version of policy, put for today, that makes a conflict of what every citizen has, or, put again, no longer
/// does: how many citizens a second are reconciled under it, and how long an event takes that somebody waits for meanwhile.
/// </summary>
internal sealed class PolicyChange : IScenario
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);
    private static int _versions;

    public string Name => "policy-change";

    public string Title => "policy change: citizens reconciled a second, and one event alone meanwhile";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var (rollout, intake) = (silo.Get<PolicyRollout>(), silo.Get<EventIntake>());
        var number = Interlocked.Increment(ref _versions);
        var document = PolicyDrafts.From(
            PolicyBook.DeliveredDocument, $"benchmark-{number}", LocalTime.DayOf(DateTimeOffset.UtcNow),
            draft => draft["kinds"]!["contact-course"]!["group"] = number % 2 == 1 ? "personal-support" : "employment");
        var (cpu, began) = (CpuTime.Now(silo.Postmaster), Stopwatch.GetTimestamp());
        var put = await silo.Get<PolicySource>().PutAsync(JsonSerializer.SerializeToUtf8Bytes(document), null, "benchmark", CancellationToken.None);
        if (put.Version is null) throw new InvalidOperationException(string.Join("; ", put.Faults));

        List<float> times = [];
        var (citizens, progress) = (await rollout.CountBehindAsync(CancellationToken.None), new List<long>());
        for (long behind = citizens, at = Stopwatch.GetTimestamp(); behind > 0;)
        {
            var citizen = Random.Shared.Next(silo.Citizens.Count);
            var started = Stopwatch.GetTimestamp();
            await intake.SettleAsync([new IncomingEvent(silo.Citizens.Key(citizen), silo.Citizens.Next(citizen))], AtMost);
            times.Add((float)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (Stopwatch.GetElapsedTime(at) < TimeSpan.FromSeconds(1)) continue;
            (behind, at) = (await rollout.CountBehindAsync(CancellationToken.None), Stopwatch.GetTimestamp());
            progress.Add(behind);
        }

        var (spent, elapsed) = (CpuTime.Now(silo.Postmaster) - cpu, Stopwatch.GetElapsedTime(began));
        Console.WriteLine($"{citizens} citizens in {elapsed.TotalSeconds:F1} s; behind, second by second: {string.Join(" ", progress)}; {times.Count} events settled meanwhile.");
        times.Sort();
        return new Figure
        {
            EventsPerSecond = citizens / elapsed.TotalSeconds, P50 = ClosedLoop.At([.. times], 0.5), P99 = ClosedLoop.At([.. times], 0.99),
            DotNet = spent.DotNet / citizens, Postgres = spent.Postgres / citizens,
        };
    }
}
