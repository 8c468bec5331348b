using System.Collections.Concurrent;

namespace Coordination.Storage.Inbox;

/// <summary>
/// Citizen keys that are known to be in the database, at most <paramref name="max"/>. When the set is full, all are forgotten.
/// </summary>
internal sealed class KnownKeys(int max)
{
    private readonly ConcurrentDictionary<string, byte> _keys = new(StringComparer.Ordinal);
    private int _count;

    internal bool Holds(string key) => _keys.ContainsKey(key);

    internal void Add(string key)
    {
        if (max == 0 || !_keys.TryAdd(key, 0) || Interlocked.Increment(ref _count) <= max) return;
        _keys.Clear();
        Interlocked.Exchange(ref _count, 0);
    }
}
