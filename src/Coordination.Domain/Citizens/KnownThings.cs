using System.Collections;
using System.Collections.Immutable;

namespace Coordination.Domain.Citizens;

/// <summary>
/// Things of one kind that are known, in the order of their ids. Many rules look at things that few citizens have, so
/// looking must cost next to nothing: walked with <c>foreach</c> nothing is allocated.
/// </summary>
/// <param name="things">All things, by their keys.</param>
/// <param name="kind">The kind.</param>
public readonly struct KnownThings(SortedMap<ThingKey, Thing> things, string kind) : IEnumerable<Thing>
{
    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => !GetEnumerator().MoveNext();

    /// <summary>Walks them.</summary>
    public Enumerator GetEnumerator() => new(things.Values, kind);

    IEnumerator<Thing> IEnumerable<Thing>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks them.</summary>
    public struct Enumerator : IEnumerator<Thing>
    {
        private readonly ImmutableArray<Thing> _things;
        private readonly string _kind;
        private int _place;

        internal Enumerator(ImmutableArray<Thing> things, string kind) => (_things, _kind, _place) = (things, kind, FirstOf(things, kind) - 1);

        /// <summary>The thing walked to.</summary>
        public readonly Thing Current => _things[_place];

        readonly object IEnumerator.Current => Current;

        /// <summary>Walks on.</summary>
        public bool MoveNext()
        {
            while (++_place < _things.Length && _things[_place].Kind == _kind)
                if (_things[_place].IsKnown) return true;
            return false;
        }

        readonly void IEnumerator.Reset() => throw new NotSupportedException();

        readonly void IDisposable.Dispose()
        {
        }

        /// <summary>In the order of their keys, which begin with the kind, things of one kind lie beside each other.</summary>
        private static int FirstOf(ImmutableArray<Thing> things, string kind)
        {
            var (from, to) = (0, things.Length);
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (string.CompareOrdinal(things[middle].Kind, kind) < 0) from = middle + 1;
                else to = middle;
            }

            return from;
        }
    }
}
