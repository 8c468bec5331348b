namespace Coordination.Domain.Collections;

/// <summary>
/// Two texts with a character between them, compared as the text they would make is. So what has such a text as its key is looked up
/// without making the text.
/// </summary>
internal readonly ref struct JoinedText(ReadOnlySpan<char> first, char separator, ReadOnlySpan<char> second)
{
    private readonly ReadOnlySpan<char> _first = first;
    private readonly ReadOnlySpan<char> _second = second;

    /// <summary>Compares ordinally with a text.</summary>
    public int CompareTo(ReadOnlySpan<char> text)
    {
        var common = Math.Min(_first.Length, text.Length);
        var byFirst = _first[..common].SequenceCompareTo(text[..common]);
        if (byFirst != 0) return byFirst;
        if (text.Length == common) return 1;
        var bySeparator = separator.CompareTo(text[common]);
        return bySeparator != 0 ? bySeparator : _second.SequenceCompareTo(text[(common + 1)..]);
    }
}
