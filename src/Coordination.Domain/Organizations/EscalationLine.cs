using System.Collections;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The persons to tell next when somebody does not react: at most three. It is asked for each alert at every decision, so it is a value.
/// </summary>
public readonly record struct EscalationLine : IReadOnlyList<CaseworkerId>
{
    private readonly CaseworkerId _first;
    private readonly CaseworkerId _second;
    private readonly CaseworkerId _third;

    private EscalationLine(ReadOnlySpan<CaseworkerId> persons)
    {
        Count = persons.Length;
        if (Count > 0) _first = persons[0];
        if (Count > 1) _second = persons[1];
        if (Count > 2) _third = persons[2];
    }

    public int Count { get; }

    public CaseworkerId this[int index] => index switch
    {
        0 when Count > 0 => _first,
        1 when Count > 1 => _second,
        2 when Count > 2 => _third,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <summary>Those who exist, each once, without the person who does not react.</summary>
    internal static EscalationLine Of(CaseworkerId from, CaseworkerId? substitute, CaseworkerId? leader, CaseworkerId? head)
    {
        Span<CaseworkerId> line = [default, default, default];
        var length = 0;
        foreach (var next in (ReadOnlySpan<CaseworkerId?>)[substitute, leader, head])
            if (next is { } one && one != from && !line[..length].Contains(one)) line[length++] = one;
        return new(line[..length]);
    }

    /// <summary>Enumerates without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<CaseworkerId> IEnumerable<CaseworkerId>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Enumerates the persons in order.</summary>
    public struct Enumerator : IEnumerator<CaseworkerId>
    {
        private readonly EscalationLine _line;
        private int _index;

        internal Enumerator(EscalationLine line) => (_line, _index) = (line, -1);

        /// <summary>The current person.</summary>
        public readonly CaseworkerId Current => _line[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < _line.Count;

        void IEnumerator.Reset() => _index = -1;

        readonly void IDisposable.Dispose()
        {
        }
    }
}
