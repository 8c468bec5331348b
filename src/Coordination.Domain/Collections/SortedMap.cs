using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Coordination.Domain.Collections;

/// <summary>Makes maps in the order of their keys.</summary>
public static class SortedMap
{
    /// <summary>The empty map.</summary>
    public static SortedMap<TKey, TValue> Empty<TKey, TValue>() where TKey : IComparable<TKey> => EmptyMap<TKey, TValue>.Map;

    /// <summary>
    /// A map of the values, in order of a key that each value has. Of several values with the same key the last is kept.
    /// </summary>
    public static SortedMap<TKey, TValue> Of<TKey, TValue>(IEnumerable<TValue> values, Func<TValue, TKey> key)
        where TKey : IComparable<TKey>
    {
        SortedDictionary<TKey, TValue> sorted = [];
        foreach (var value in values) sorted[key(value)] = value;
        return sorted.Count == 0 ? Empty<TKey, TValue>() : new([.. sorted.Keys], [.. sorted.Values]);
    }

    private static class EmptyMap<TKey, TValue> where TKey : IComparable<TKey>
    {
        public static readonly SortedMap<TKey, TValue> Map = new([], []);
    }
}

/// <summary>
/// An immutable map in the order of its keys, kept in two arrays. A citizen has few items of each kind, and every rule enumerates
/// them, so enumeration must be fast and entries small. A change copies the arrays.
/// </summary>
/// <remarks>
/// Lookup is logarithmic. Enumeration is linear and allocates nothing. A change is linear. Thread safe, because it is immutable.
/// </remarks>
public sealed class SortedMap<TKey, TValue> where TKey : IComparable<TKey>
{
    private readonly TKey[] _keys;
    private readonly TValue[] _values;

    internal SortedMap(TKey[] keys, TValue[] values) => (_keys, _values) = (keys, values);

    public int Count => _keys.Length;

    public bool IsEmpty => _keys.Length == 0;

    /// <summary>The keys, in order.</summary>
    public ImmutableArray<TKey> Keys => ImmutableCollectionsMarshal.AsImmutableArray(_keys);

    /// <summary>The values, in the order of their keys.</summary>
    public ImmutableArray<TValue> Values => ImmutableCollectionsMarshal.AsImmutableArray(_values);

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public TValue this[TKey key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is nothing under {key}.");

    public bool ContainsKey(TKey key) => IndexOf(key) >= 0;

    /// <summary>The value of a key; false when there is none.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index] : default;
        return index >= 0;
    }

    /// <summary>The index of a key; negative when there is none.</summary>
    public int IndexOf(TKey key) => Array.BinarySearch(_keys, key);

    /// <summary>The value of a key; the default when there is none.</summary>
    public TValue? GetValueOrDefault(TKey key) => TryGetValue(key, out var value) ? value : default;

    /// <summary>
    /// The index of a key that is looked up by something with the same order, such as its parts, so that the key need not be made;
    /// negative when there is none.
    /// </summary>
    public int IndexOf<TSought>(TSought sought) where TSought : IComparable<TKey> => ((ReadOnlySpan<TKey>)_keys).BinarySearch(sought);

    /// <summary>A copy in which the key has this value.</summary>
    public SortedMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        var index = IndexOf(key);
        if (index < 0) return new(With(_keys, ~index, key), With(_values, ~index, value));
        var values = _values.AsSpan().ToArray();
        values[index] = value;
        return new(_keys, values);
    }

    /// <summary>A copy without the key.</summary>
    public SortedMap<TKey, TValue> Remove(TKey key)
    {
        var index = IndexOf(key);
        if (index < 0) return this;
        return Count == 1 ? SortedMap.Empty<TKey, TValue>() : new(Without(_keys, index), Without(_values, index));
    }

    /// <summary>Enumerates the entries in order, without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    private static T[] With<T>(T[] items, int index, T item)
    {
        var more = new T[items.Length + 1];
        items.AsSpan(..index).CopyTo(more);
        more[index] = item;
        items.AsSpan(index..).CopyTo(more.AsSpan(index + 1));
        return more;
    }

    private static T[] Without<T>(T[] items, int index)
    {
        var fewer = new T[items.Length - 1];
        items.AsSpan(..index).CopyTo(fewer);
        items.AsSpan((index + 1)..).CopyTo(fewer.AsSpan(index));
        return fewer;
    }

    /// <summary>Enumerates the entries in order.</summary>
    public struct Enumerator
    {
        private readonly SortedMap<TKey, TValue> _map;
        private int _index;

        internal Enumerator(SortedMap<TKey, TValue> map) => (_map, _index) = (map, -1);

        /// <summary>The current entry.</summary>
        public readonly KeyValuePair<TKey, TValue> Current => new(_map._keys[_index], _map._values[_index]);

        public bool MoveNext() => ++_index < _map._keys.Length;
    }
}
