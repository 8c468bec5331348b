using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Silo.Citizens;
using Coordination.Silo.Projection;
using Coordination.Storage.Journal;
using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// What deciding one event allocates, stage by stage, without database and messages. The figures do not depend on how busy the
/// machine is.
/// </summary>
internal sealed class DecidingStages : IScenario
{
    private const int Citizens = 200;
    private const int EventsOfEach = 40;
    private const int Events = Citizens * EventsOfEach;

    public string Name => "stages";

    public string Title => "Deciding one event: allocated by rules, read rows, journal JSON";

    public string Store => "postgres";

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var context = PlainDecisions.Around(silo);
        Population population = new("stages", Citizens, context.Now);
        long rules = 0, pass = 0, rows = 0, json = 0, fold = 0, facts = 0;
        for (var number = 0; number < Citizens; number++)
        {
            var citizen = PlainDecisions.Begun(silo, population, number);
            var folded = citizen;
            for (var i = 0; i < EventsOfEach; i++)
            {
                var reported = population.Next(number);
                var at = GC.GetAllocatedBytesForCurrentThread();
                var decision = citizen.Decide(reported, context);
                rules += Since(ref at);
                _ = RowProjection.Difference(citizen, decision.Citizen, OpaqueIds.OfNoKey);
                rows += Since(ref at);
                FactRow[] journaled = [.. decision.Entries.Select(JournalMapping.ToFact)];
                json += Since(ref at);
                foreach (var fact in journaled) folded = folded.Evolve(JournalMapping.ToEntry(fact));
                fold += Since(ref at);
                facts += journaled.Length;
                citizen = decision.Citizen;
                _ = citizen.Reconcile(context, cause: null);
                pass += Since(ref at);
            }
        }

        var told = $"KB: {Kilobytes(rules):0.0} rules ({Kilobytes(pass):0.0} a pass), {Kilobytes(rows):0.0} rows, "
            + $"{Kilobytes(json):0.0} JSON; {fold / 1024d / facts:0.0} to read and fold one of {(double)facts / Events:0.0} facts";
        return Task.FromResult(new Figure { Other = (Kilobytes(rules + rows + json), told) });
    }

    private static long Since(ref long at)
    {
        var now = GC.GetAllocatedBytesForCurrentThread();
        (at, var spent) = (now, now - at);
        return spent;
    }

    private static double Kilobytes(long bytes) => bytes / 1024d / Events;
}
