using Coordination.Ids;
using Coordination.Silo.Erasures;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Feed;

/// <summary>What of the journal concerns a department, after a position.</summary>
/// <param name="Facts">In order.</param>
/// <param name="Joins">Keys of which what was looked at tells that they lead to another.</param>
/// <param name="To">The position up to which the journal was looked at.</param>
internal sealed record TailPage(IReadOnlyList<FeedFact> Facts, IReadOnlyList<FeedFact> Joins, long To);

/// <summary>
/// Reads the journal for every reader of this silo's feeds. What is newest is read, decrypted and parsed once and kept for some seconds,
/// by department: a reader pays for what concerns it, and not for what it passes by. Who is further behind reads the database.
/// </summary>
internal sealed class JournalTail(IJournal journal, ErasureWatch erasures, TimeProvider time) : IDisposable
{
    /// <summary>How many entries of the journal one step looks at.</summary>
    private const int EntriesAtOnce = 1_000;

    // Whoever wants one decision again finds it at once, and need not decrypt a thousand.
    private const int EntriesOfFewMin = 16;

    private const int KeptMax = 10_000;

    private static readonly TimeSpan KeptFor = ErasureWatch.KeptMax;
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<(FeedFact Fact, long ReadAt)> _kept = new();
    private readonly Dictionary<string, KeptFacts> _ofDepartments = new(StringComparer.Ordinal);
    private readonly KeptFacts _joins = new();
    private long _from; // Everything in the feed with a position above it, up to _to, is kept.
    private long _to;
    private long _readAt;

    /// <summary>What concerns a department after a position, at most some facts.</summary>
    /// <param name="upToNow">
    /// Whether what was decided before the call is read. Otherwise readers who have read everything look no more often than every
    /// <see cref="ReadEvery"/>, all together.
    /// </param>
    public async Task<TailPage> ReadAfterAsync(
        DepartmentCode department, long position, int atMost, bool upToNow, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (await erasures.IsErasingAsync(cancellation)) ForgetKept();
            if (position > _to) StartAt(position);
            if (position >= _from)
            {
                await LookAsync(position, upToNow, cancellation);
                var facts = _ofDepartments.TryGetValue(department.Value, out var its) ? its.After(position, atMost) : [];
                var to = facts.Count == atMost ? facts[^1].Position : _to;
                return new TailPage(facts, _joins.After(position, KeptMax), to);
            }
        }
        finally
        {
            _turn.Release();
        }

        var looked = Math.Clamp(atMost * EntriesOfFewMin, EntriesOfFewMin, EntriesAtOnce);
        var entries = await journal.ReadAllAsync(position, looked, cancellation);
        FeedFact[] all = [.. entries.Select(FeedFact.Of).OfType<FeedFact>()];
        FeedFact[] wanted = [.. all.Where(fact => fact.Concerns(department)).Take(atMost)];
        return new TailPage(
            wanted, [.. all.Where(static fact => fact.Joined.Count > 0)],
            wanted.Length == atMost ? wanted[^1].Position : entries is [.., var last] ? last.Position : position);
    }

    /// <summary>Returns when the journal has more after a position, or when the time is over.</summary>
    public async Task WaitAsync(long position, TimeSpan atMost, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < atMost)
        {
            await Task.Delay(ReadEvery, time, cancellation);
            if (await HasMoreAsync(position, cancellation)) return;
        }
    }

    /// <summary>Keeps nothing of what was read, which the database may not hold any more.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            ForgetKept();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> HasMoreAsync(long position, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (position > _to) StartAt(position);
            if (position == _to) await LookAsync(position, upToNow: false, cancellation);
            return _to > position;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What is kept may hold what is erased by now. Whoever has read everything looks no more often for that.</summary>
    private void ForgetKept()
    {
        var readAt = _readAt;
        StartAt(_to);
        _readAt = readAt;
    }

    private void StartAt(long position)
    {
        _kept.Clear();
        _ofDepartments.Clear();
        _joins.Clear();
        (_from, _to, _readAt) = (position, position, 0);
    }

    /// <summary>Reads on, if the reader has read everything.</summary>
    private async Task LookAsync(long position, bool upToNow, CancellationToken cancellation)
    {
        if (position != _to || (!upToNow && time.GetElapsedTime(_readAt) < ReadEvery)) return;
        var entries = await journal.ReadAllAsync(_to, EntriesAtOnce, cancellation);
        if (entries is [var first, ..] && first.Position - _to > DecisionFeed.GapMax) StartAt(first.Position - 1); // It was restored.
        _readAt = time.GetTimestamp();
        foreach (var entry in entries)
        {
            if (FeedFact.Of(entry) is { } fact) Keep(fact);
            _to = entry.Position;
        }

        while (_kept.TryPeek(out var oldest) && (_kept.Count > KeptMax || time.GetElapsedTime(oldest.ReadAt) > KeptFor)) Forget();
        if (_kept.Count == 0) _from = _to;
    }

    private void Keep(FeedFact fact)
    {
        _kept.Enqueue((fact, _readAt));
        if (fact.Joined.Count > 0) _joins.Add(fact);
        foreach (var department in fact.Departments)
        {
            if (!_ofDepartments.TryGetValue(department, out var its)) _ofDepartments[department] = its = new KeptFacts();
            its.Add(fact);
        }
    }

    private void Forget()
    {
        var (fact, _) = _kept.Dequeue();
        _from = fact.Position;
        _joins.ForgetUpTo(_from);
        foreach (var department in fact.Departments)
        {
            var its = _ofDepartments[department];
            its.ForgetUpTo(_from);
            if (its.IsEmpty) _ofDepartments.Remove(department);
        }
    }
}
