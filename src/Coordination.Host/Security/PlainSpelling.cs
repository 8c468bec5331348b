using System.Globalization;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>
/// A text in the plainest spelling, so that one pattern finds a number however it is written: percent-encoding is decoded (six times
/// at most), digits of every script and form (superscript, in a circle) become 0–9, dashes of every kind become a hyphen, blanks of
/// every kind and the plus sign become a blank, and what is not seen (zero-width characters, soft hyphens) is left out.
/// </summary>
internal readonly struct PlainSpelling
{
    private const int DecodingsMax = 6;
    private const char Minus = '\u2212';
    private const char HyphenBullet = '\u2043';
    private const string HangulFillers = "\u115F\u1160\u3164\uFFA0"; // Letters that are not seen.

    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private PlainSpelling(string text, List<int> starts, List<int> ends) => (Text, _starts, _ends) = (text, starts, ends);

    internal string Text { get; }

    /// <summary>Whether a text may have another spelling than it has.</summary>
    internal static bool IsNeeded(string text) => text.AsSpan().ContainsAny('%', '+') || !Ascii.IsValid(text);

    /// <summary>The plain spelling, with the index of each character in the text.</summary>
    internal static PlainSpelling Of(string text)
    {
        var spelled = new PlainSpelling(text, [.. Enumerable.Range(0, text.Length)], [.. Enumerable.Range(1, text.Length)]);
        for (var decoding = 0; decoding < DecodingsMax && spelled.Text.Contains('%', StringComparison.Ordinal); decoding++)
            spelled = spelled.Mapped(DecodeAt);
        return spelled.Mapped(FoldAt);
    }

    /// <summary>The index in the original text of a part of <see cref="Text"/>.</summary>
    internal (int From, int To) Original(int index, int length) => (_starts[index], _ends[index + length - 1]);

    // One percent-encoded character, or the character as it is.
    private static (Rune? Rune, int Length) DecodeAt(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < bytes.Length && at + (count * 3) + 2 < text.Length && text[at + (count * 3)] == '%'
            && byte.TryParse(text.AsSpan(at + (count * 3) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out var one))
            bytes[count++] = one;
        return Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == System.Buffers.OperationStatus.Done
            ? (rune, used * 3)
            : AsIs(text, at);
    }

    private static (Rune? Rune, int Length) FoldAt(string text, int at)
    {
        var (rune, length) = AsIs(text, at);
        if (rune is not { } seen) return (rune, length);
        if (Rune.IsNumber(seen) && Rune.GetNumericValue(seen) is >= 0 and <= 9 and var digit && double.IsInteger(digit))
            return (new Rune((char)('0' + (int)digit)), length);
        return (Rune.GetUnicodeCategory(seen) switch
        {
            UnicodeCategory.DashPunctuation => new Rune('-'),
            UnicodeCategory.SpaceSeparator or UnicodeCategory.Control => new Rune(' '),
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => null,
            _ when HangulFillers.Contains((char)seen.Value) => null,
            _ when seen.Value is Minus or HyphenBullet => new Rune('-'),
            _ when seen.Value is '+' or '_' => new Rune(' '),
            _ => seen,
        }, length);
    }

    private static (Rune? Rune, int Length) AsIs(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) ? (rune, rune.Utf16SequenceLength) : (Rune.ReplacementChar, 1);

    private PlainSpelling Mapped(Func<string, int, (Rune? Rune, int Length)> map)
    {
        var text = new StringBuilder(Text.Length);
        List<int> starts = new(Text.Length), ends = new(Text.Length);
        for (var at = 0; at < Text.Length;)
        {
            var (rune, length) = map(Text, at);
            for (var unit = 0; unit < (rune?.Utf16SequenceLength ?? 0); unit++)
            {
                starts.Add(_starts[at]);
                ends.Add(_ends[at + length - 1]);
            }

            if (rune is { } one) text.Append(one.ToString());
            at += length;
        }

        return new PlainSpelling(text.ToString(), starts, ends);
    }
}
