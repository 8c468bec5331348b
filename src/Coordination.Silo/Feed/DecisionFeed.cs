using Coordination.Domain.Feed;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;
using Coordination.Views;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Silo.Feed;

/// <summary>A page of a department's feed.</summary>
/// <param name="Decisions">In order of positions.</param>
/// <param name="To">Where to read on: everything up to this position was looked at.</param>
/// <param name="IsLast">Whether nothing more is in the journal now.</param>
public sealed record FeedPage(IReadOnlyList<DecisionView> Decisions, long To, bool IsLast);

/// <summary>
/// The feed: the decisions that concern a department, in the order of the journal. It is the journal itself, read by position; the
/// citizens'
/// grains make each decision for the department as it may be seen at the time of reading. Whoever reads on from the position of the last
/// page misses nothing and gets nothing twice, whatever stops in between.
/// </summary>
/// <remarks>Thread safe; one per silo.</remarks>
public sealed class DecisionFeed
{
    // So much of the journal is looked at for one page, however little of it concerns the department.
    private const int EntriesAPageMax = 20_000;

    // A fault may pass, as while a citizen's place moves. Then the decisions must not lose their content.
    private const int AttemptsMax = 3;
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(100);

    private readonly JournalTail _tail;
    private readonly IJournal _journal;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _machine;
    private readonly ILogger<DecisionFeed> _log;

    internal DecisionFeed(
        JournalTail tail, IJournal journal, IGrainFactory grains, TimeProvider machine, ILogger<DecisionFeed> log) =>
        (_tail, _journal, _grains, _machine, _log) = (tail, journal, grains, machine, log);

    /// <summary>The position from which only what is decided from now on is read.</summary>
    public Task<long> LastPositionAsync(CancellationToken cancellation = default) => _journal.LastPositionAsync(cancellation);

    /// <summary>Reads a page of at most <paramref name="limit"/> decisions after a position.</summary>
    /// <param name="kinds">The kinds to read; null: all.</param>
    /// <param name="upToNow">Whether what was decided before the call is read; false for readers that go on reading.</param>
    public async Task<FeedPage> ReadAsync(
        DepartmentCode department, long after, int limit, IReadOnlySet<string>? kinds, bool upToNow,
        CancellationToken cancellation = default)
    {
        Caller.System.SetCurrent();
        List<DecisionView> page = [];
        var (position, looked) = (after, 0);
        while (looked < EntriesAPageMax)
        {
            var (facts, to) = await _tail.ReadAfterAsync(position, upToNow, cancellation);
            if (to == position) return new FeedPage(page, position, IsLast: true);
            var wanted = facts.Where(fact => fact.Concerns(department) && kinds?.Contains(fact.Kind) != false).ToArray();
            foreach (var some in wanted.Chunk(Math.Max(limit - page.Count, 1)))
            {
                if (page.Count == limit) return new FeedPage(page, page[^1].Position, IsLast: false);
                foreach (var decision in await MakeAsync(department, some))
                {
                    if (page.Count == limit) return new FeedPage(page, page[^1].Position, IsLast: false);
                    page.Add(decision);
                }
            }

            looked += (int)Math.Min(to - position, EntriesAPageMax);
            position = to;
        }

        return new FeedPage(page, position, IsLast: false);
    }

    /// <summary>Returns when more was decided after a position, or when the time is over.</summary>
    public Task WaitAsync(long position, TimeSpan atMost, CancellationToken cancellation = default) =>
        _tail.WaitAsync(position, atMost, cancellation);

    private async Task<IEnumerable<DecisionView>> MakeAsync(DepartmentCode department, FeedFact[] facts)
    {
        var made = await Task.WhenAll(
            facts.GroupBy(static fact => fact.Entry.Citizen).Select(of => MakeAsync(department, of.Key, [.. of])));
        return made.SelectMany(static some => some).OrderBy(static decision => decision.Position);
    }

    private async Task<IReadOnlyList<DecisionView>> MakeAsync(DepartmentCode department, string citizen, FeedFact[] facts)
    {
        var journaled = facts.Select(static fact => JournaledDecision.Of(fact.Entry)).ToArray();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _grains.Reference<ICitizenDelivery>(citizen).DecisionsFor(
                    department.Value, new Immutable<IReadOnlyList<JournaledDecision>>(journaled));
            }
            catch (Exception fault) when (fault is not (OrleansException or TimeoutException or StorageUnavailableException
                or OperationCanceledException or System.Data.Common.DbException))
            {
                if (attempt < AttemptsMax)
                {
                    await Task.Delay(AttemptDelay * attempt, _machine);
                    continue;
                }

                // One citizen that cannot answer must not hold up a department's feed.
                SiloLog.FeedWithoutContent(_log, facts.Length, fault);
                return [.. journaled.Select(static decision => decision.WithoutContent())];
            }
        }
    }
}
