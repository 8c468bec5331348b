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
public sealed record FeedPage(IReadOnlyList<DecisionView> Decisions, long To, bool IsLast)
{
    /// <summary>Pairs of keys of which the page, or what was looked at for it, tells that they are one person's.</summary>
    public IReadOnlyList<(string Key, string Other)> SamePersons { get; init; } = [];
}

/// <summary>
/// The feed: the decisions that concern a department, in the order of the journal. It is the journal itself, read by position; the
/// citizens' grains make each decision for the department as it may be seen at the time of reading. Whoever reads on from the position of
/// the last page misses nothing and gets nothing twice, whatever stops in between.
/// </summary>
/// <remarks>Thread safe; one per silo.</remarks>
public sealed class DecisionFeed
{
    // So much of the journal is looked at for one page, however little of it concerns the department.
    private const int EntriesAPageMax = 20_000;

    private const int AttemptsMax = 3;
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(100);

    // Positions leap further than this where the database was restored only.
    internal const long GapMax = 1_000_000_000;

    private readonly JournalTail _tail;
    private readonly IJournal _journal;
    private readonly Restorations _restorations;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _machine;
    private readonly SilentPlaces _silent = new();
    private readonly ILogger<DecisionFeed> _log;

    internal DecisionFeed(
        JournalTail tail, IJournal journal, Restorations restorations, IGrainFactory grains, TimeProvider machine,
        ILogger<DecisionFeed> log) =>
        (_tail, _journal, _restorations, _grains, _machine, _log) = (tail, journal, restorations, grains, machine, log);

    /// <summary>The position from which only what is decided from now on is read.</summary>
    public Task<long> LastPositionAsync(CancellationToken cancellation = default) => _journal.LastPositionAsync(cancellation);

    /// <summary>Checks a position that somebody brings: an answer of a feed gave it, of this database and its history.</summary>
    /// <exception cref="LostPositionException">It is another's, or what it stood for was lost.</exception>
    public async Task RequireKnownAsync(long position, CancellationToken cancellation = default)
    {
        var newest = await _journal.LastPositionAsync(cancellation);
        var lostBy = await _restorations.FindAsync(position, cancellation);
        if (lostBy is null && position <= newest) return;
        await _tail.ForgetAsync(cancellation); // What was read before may be lost, too.
        throw new LostPositionException(lostBy?.Last, newest);
    }

    /// <summary>Reads a page of at most <paramref name="limit"/> decisions after a position.</summary>
    /// <param name="kinds">The kinds to read; null: all.</param>
    /// <param name="upToNow">Whether what was decided before the call is read; false for readers that go on reading.</param>
    /// <exception cref="FeedWaitsException">A citizen's place does not answer now, and has not done so for long.</exception>
    /// <exception cref="LostPositionException">The database was restored since the position was given.</exception>
    public async Task<FeedPage> ReadAsync(
        DepartmentCode department, long after, int limit, IReadOnlySet<string>? kinds, bool upToNow,
        CancellationToken cancellation = default)
    {
        Caller.System.SetCurrent();
        List<DecisionView> page = [];
        List<(string, string)> samePersons = [];
        var (position, looked) = (after, 0);
        while (looked < EntriesAPageMax)
        {
            var tail = await _tail.ReadAfterAsync(department, position, limit, upToNow, cancellation);
            if (tail.To == position) return PageOf(position, isLast: true);
            if (tail.To - position > GapMax) await RequireKnownAsync(position, cancellation);
            samePersons.AddRange(tail.Joins.SelectMany(static fact => fact.Joined.Select(key => (fact.Under, key))));
            var wanted = kinds is null ? tail.Facts : [.. tail.Facts.Where(fact => kinds.Contains(fact.Kind))];
            FeedFact[] taken = [.. wanted.Take(limit - page.Count)];
            foreach (var decision in await MakeAsync(department, taken))
            {
                page.Add(decision.View);
                if (decision.View.Citizen != decision.Under) samePersons.Add((decision.Under, decision.View.Citizen));
            }

            if (page.Count == limit) return PageOf(page[^1].Position, isLast: false);

            // Of what was taken some is not told, so the page may have room for what was not taken: it is read on from there.
            var to = taken.Length < wanted.Count ? taken[^1].Position : tail.To;
            looked += (int)Math.Min(to - position, EntriesAPageMax);
            position = to;
        }

        return PageOf(position, isLast: false);

        FeedPage PageOf(long end, bool isLast) => new(page, end, isLast) { SamePersons = samePersons };
    }

    /// <summary>Returns when more was decided after a position, or when the time is over.</summary>
    public Task WaitAsync(long position, TimeSpan atMost, CancellationToken cancellation = default) =>
        _tail.WaitAsync(position, atMost, cancellation);

    /// <summary>The decisions in order, each with the key whose journal holds it.</summary>
    private async Task<IEnumerable<(DecisionView View, string Under)>> MakeAsync(DepartmentCode department, FeedFact[] facts)
    {
        var made = await Task.WhenAll(facts.GroupBy(static fact => fact.Under).Select(
            async of => (await MakeAsync(department, of.Key, [.. of])).Select(view => (View: view, Under: of.Key))));
        return made.SelectMany(static some => some).OrderBy(static decision => decision.View.Position);
    }

    private async Task<IReadOnlyList<DecisionView>> MakeAsync(DepartmentCode department, string citizen, FeedFact[] facts)
    {
        var journaled = facts.Select(static fact => fact.Decision).ToArray();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var made = await _grains.Reference<ICitizenDelivery>(citizen).DecisionsFor(
                    department.Value, new Immutable<IReadOnlyList<JournaledDecision>>(journaled));
                _silent.Answered(citizen);
                return made;
            }
            catch (Exception fault) when (fault is not (OrleansException or TimeoutException or StorageUnavailableException
                or OperationCanceledException or System.Data.Common.DbException))
            {
                if (attempt < AttemptsMax)
                {
                    await Task.Delay(AttemptDelay * attempt, _machine);
                    continue;
                }

                // Whatever it is, it may pass. What is told without content stays so for a reader that goes on.
                if (!_silent.IsLasting(citizen, _machine.GetUtcNow())) throw new FeedWaitsException(fault);

                // One citizen that cannot answer must not hold up a department's feed.
                SiloLog.FeedWithoutContent(_log, facts.Length, fault);
                return [.. journaled.Select(static decision => decision.WithoutContent()).OfType<DecisionView>()];
            }
        }
    }
}
