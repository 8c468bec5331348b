namespace Coordination.Silo.Feed;

/// <summary>
/// The citizens' places that do not answer the feed, and since when. A fault that passes costs a reader some time and no content; one that
/// lasts holds up no feed.
/// </summary>
/// <remarks>Thread safe; one per silo.</remarks>
internal sealed class SilentPlaces
{
    /// <summary>So long readers wait for a place before its decisions are told without content.</summary>
    internal static readonly TimeSpan WaitedFor = TimeSpan.FromMinutes(1);

    // A fault so long after the one before is another fault.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(2);
    private const int RememberedMax = 10_000;

    private readonly Dictionary<string, (DateTimeOffset Since, DateTimeOffset Last)> _silent = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Notes that a place did not answer; true: for so long that nobody waits for it any more.</summary>
    internal bool IsLasting(string citizen, DateTimeOffset now)
    {
        lock (_lock)
        {
            var isKnown = _silent.TryGetValue(citizen, out var known) && now - known.Last < RememberedFor;
            if (!isKnown && _silent.Count >= RememberedMax) _silent.Remove(_silent.MinBy(static one => one.Value.Last).Key);
            var since = isKnown ? known.Since : now;
            _silent[citizen] = (since, now);
            return now - since >= WaitedFor;
        }
    }

    /// <summary>Notes that a place answered.</summary>
    internal void Answered(string citizen)
    {
        lock (_lock) _silent.Remove(citizen);
    }
}
