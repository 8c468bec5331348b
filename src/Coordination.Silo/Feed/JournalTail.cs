using Coordination.Storage.Journal;

namespace Coordination.Silo.Feed;

/// <summary>
/// Reads the journal for every reader of this silo's feeds. What is newest is read once and kept for some seconds; who is further behind
/// reads the database.
/// </summary>
internal sealed class JournalTail(IJournal journal, TimeProvider time) : IDisposable
{
    /// <summary>How many entries of the journal one step looks at.</summary>
    internal const int EntriesAtOnce = 1_000;

    private const int KeptMax = 10_000;

    // What was read stays no longer, so that what is erased is gone from here too.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<(FeedFact Fact, long ReadAt)> _kept = new();
    private long _from; // Everything in the feed with a position above it, up to _to, is kept.
    private long _to;
    private long _readAt;

    /// <summary>The decisions after a position, in order, and the position up to which the journal was looked at.</summary>
    /// <param name="upToNow">
    /// Whether what was decided before the call is read. Otherwise readers who have read everything look no more often than every
    /// <see cref="ReadEvery"/>, all together.
    /// </param>
    public async Task<(IReadOnlyList<FeedFact> Facts, long To)> ReadAfterAsync(
        long position, bool upToNow, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (position > _to) StartAt(position);
            if (position >= _from)
            {
                if (position == _to && (upToNow || time.GetElapsedTime(_readAt) >= ReadEvery)) await ReadOnAsync(cancellation);
                return ([.. _kept.Select(static kept => kept.Fact).Where(fact => fact.Position > position)], _to);
            }
        }
        finally
        {
            _turn.Release();
        }

        var entries = await journal.ReadAllAsync(position, EntriesAtOnce, cancellation);
        return ([.. entries.Select(FeedFact.Of).OfType<FeedFact>()], entries is [.., var last] ? last.Position : position);
    }

    /// <summary>Returns when the journal has more after a position, or when the time is over.</summary>
    public async Task WaitAsync(long position, TimeSpan atMost, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < atMost)
        {
            await Task.Delay(ReadEvery, time, cancellation);
            if ((await ReadAfterAsync(position, upToNow: false, cancellation)).To > position) return;
        }
    }

    public void Dispose() => _turn.Dispose();

    private void StartAt(long position)
    {
        _kept.Clear();
        (_from, _to, _readAt) = (position, position, 0);
    }

    private async Task ReadOnAsync(CancellationToken cancellation)
    {
        var entries = await journal.ReadAllAsync(_to, EntriesAtOnce, cancellation);
        _readAt = time.GetTimestamp();
        foreach (var entry in entries)
        {
            if (FeedFact.Of(entry) is { } fact) _kept.Enqueue((fact, _readAt));
            _to = entry.Position;
        }

        while (_kept.TryPeek(out var oldest) && (_kept.Count > KeptMax || time.GetElapsedTime(oldest.ReadAt) > KeptFor))
            _from = _kept.Dequeue().Fact.Position;
        if (_kept.Count == 0) _from = _to;
    }
}
