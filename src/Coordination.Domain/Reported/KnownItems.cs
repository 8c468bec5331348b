using System.Collections;
using System.Collections.Immutable;
using Coordination.Domain.Collections;

namespace Coordination.Domain.Reported;

/// <summary>
/// The known items of one kind, in the order of their ids. Many rules look for items that few citizens have, so looking must be
/// cheap: enumeration with <c>foreach</c> allocates nothing.
/// </summary>
/// <param name="items">All items, by their keys.</param>
public readonly struct KnownItems(SortedMap<ItemKey, ReportedItem> items, string kind) : IEnumerable<ReportedItem>
{
    public bool IsEmpty => !GetEnumerator().MoveNext();

    /// <summary>True if they hold the same objects. Items are immutable.</summary>
    public bool AreSame(KnownItems others)
    {
        var other = others.GetEnumerator();
        foreach (var item in this)
            if (!other.MoveNext() || !ReferenceEquals(item, other.Current)) return false;
        return !other.MoveNext();
    }

    public Enumerator GetEnumerator() => new(items.Values, kind);

    IEnumerator<ReportedItem> IEnumerable<ReportedItem>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator : IEnumerator<ReportedItem>
    {
        private readonly ImmutableArray<ReportedItem> _items;
        private readonly string _kind;
        private int _index;

        internal Enumerator(ImmutableArray<ReportedItem> items, string kind) =>
            (_items, _kind, _index) = (items, kind, FirstOf(items, kind) - 1);

        /// <summary>The current item.</summary>
        public readonly ReportedItem Current => _items[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (++_index < _items.Length && _items[_index].Kind == _kind)
                if (_items[_index].IsKnown) return true;
            return false;
        }

        readonly void IEnumerator.Reset() => throw new NotSupportedException();

        readonly void IDisposable.Dispose()
        {
        }

        /// <summary>The keys begin with the kind, so the items of one kind are consecutive.</summary>
        private static int FirstOf(ImmutableArray<ReportedItem> items, string kind)
        {
            var (from, to) = (0, items.Length);
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (string.CompareOrdinal(items[middle].Kind, kind) < 0) from = middle + 1;
                else to = middle;
            }

            return from;
        }
    }
}
