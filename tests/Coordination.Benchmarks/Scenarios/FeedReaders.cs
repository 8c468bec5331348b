using System.Diagnostics;
using Coordination.Domain.Feed;
using Coordination.Ids;
using Coordination.Silo.Feed;
using Coordination.Storage.Journal;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// Forty departments read the feed at the same time: those that the decisions concern, and others that only pass them by. The figure is
/// what all of them together cost for each decision journaled; at 1,000 decisions/s, 10 µs are 1 % of a core.
/// </summary>
internal sealed class FeedReaders : IScenario
{
    private const int Departments = 40;
    private const int Events = 6_000;
    private const int EventsAtOnce = 32;
    private const int PageMax = 200;

    public string Name => "feed-readers";

    public string Title => "40 departments read the feed, all together";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var (feed, journal) = (silo.Get<DecisionFeed>(), silo.Get<IJournal>());
        var from = await feed.LastPositionAsync();
        await Parallel.ForAsync(
            0, Events, new ParallelOptions { MaxDegreeOfParallelism = EventsAtOnce },
            async (number, _) => await GrainCall.CallAsync(silo, number % silo.Citizens.Count));
        var to = await feed.LastPositionAsync();
        var (decisions, concerned) = await CountAsync(journal, from);
        string[] departments = [.. concerned, .. Enumerable.Range(0, Departments - concerned.Count).Select(static one => $"D{one:00}")];
        GC.Collect();
        var (began, before) = (Stopwatch.GetTimestamp(), CpuTime.Now(silo.Postmaster));
        var told = await Task.WhenAll(departments.Select(code => Task.Run(() => ReadAsync(feed, new DepartmentCode(code), from, to))));
        var spent = CpuTime.Now(silo.Postmaster) - before;
        return new Figure
        {
            DotNet = spent.DotNet / decisions, Postgres = spent.Postgres / decisions, Allocated = spent.Allocated / 1024.0 / decisions,
            Other = (
                spent.DotNet / decisions,
                $"µs a decision ({decisions} decisions, told {told.Sum()} times, in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s)"),
        };
    }

    private static async Task<int> ReadAsync(DecisionFeed feed, DepartmentCode department, long from, long to)
    {
        var told = 0;
        for (var position = from; position < to;)
        {
            var page = await feed.ReadAsync(department, position, PageMax, kinds: null, upToNow: true);
            told += page.Decisions.Count;
            position = page.To;
        }

        return told;
    }

    private static async Task<(int Decisions, IReadOnlyList<string> Departments)> CountAsync(IJournal journal, long from)
    {
        var count = 0;
        SortedSet<string> departments = new(StringComparer.Ordinal);
        for (var position = from; ;)
        {
            var entries = await journal.ReadAllAsync(position, 1_000);
            if (entries.Count == 0) return (count, [.. departments]);
            foreach (var fact in entries.Select(FeedFact.Of).OfType<FeedFact>().Where(static fact => FeedKinds.All.Contains(fact.Kind)))
            {
                count++;
                departments.UnionWith(fact.Departments);
            }

            position = entries[^1].Position;
        }
    }
}
