using System.Diagnostics;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Ids;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>Asking every rule about the reference citizen when nothing has changed.</summary>
internal sealed class Reconciling : IScenario
{
    private const int Times = 20_000;

    public string Name => "reconcile";

    public string Title => "Reconcile, 10 + 10 + 10";

    public string Store => "postgres";

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var around = PlainDecisions.Around(silo);
        var citizen = Citizen.New(new CitizenKey("reference"));
        foreach (var reported in ReferenceCitizen.Events(around.Now)) citizen = citizen.Decide(reported, around).Citizen;
        for (var i = 0; i < Times / 4; i++) _ = citizen.Reconcile(around, cause: null);
        var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Times; i++) _ = citizen.Reconcile(around, cause: null);
        var microseconds = Stopwatch.GetElapsedTime(began).TotalMicroseconds / Times;
        var kilobytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024 / Times;
        return Task.FromResult(new Figure { Other = (microseconds, $"µs; {kilobytes} KB allocated") });
    }
}
