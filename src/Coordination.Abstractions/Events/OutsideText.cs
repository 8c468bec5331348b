using System.Buffers;
using System.Globalization;
using System.Text;

namespace Coordination.Events;

/// <summary>
/// What text from outside may hold. Everything may be stored but U+0000 and text that is not Unicode (half of a surrogate pair). What
/// is compared or looked up (ids, names, filters) may hold no control characters and no noncharacters either.
/// </summary>
/// <remarks>Thread safe.</remarks>
public static class OutsideText
{
    private static readonly SearchValues<char> Noncharacters =
        SearchValues.Create([.. Enumerable.Range(0xFDD0, 32).Select(static code => (char)code), '\uFFFE', '\uFFFF']);

    private const char HasNoForm = '\uFFFE'; // string.Normalize throws for it.

    /// <summary>Whether a text can be stored: Unicode, without U+0000.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text) => !text.Contains('\0') && IsUnicode(text);

    /// <summary>Whether a text can be stored and compared: neither control characters nor noncharacters besides.</summary>
    public static bool IsSound(ReadOnlySpan<char> text)
    {
        if (!IsUnicode(text) || text.ContainsAny(Noncharacters) || HasNoncharacterOfAPlane(text)) return false;
        foreach (var one in text)
            if (char.GetUnicodeCategory(one) == UnicodeCategory.Control) return false;
        return true;
    }

    /// <summary>
    /// A text in a normalization form of Unicode. It never throws: what has no such form (half of a surrogate pair, U+FFFE) counts as
    /// the replacement character. So text that was stored before it was refused can be compared like any other.
    /// </summary>
    public static string Normalized(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        if (IsUnicode(text) && !text.Contains(HasNoForm)) return text.Normalize(form);
        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) replaced.Append(rune.Value == HasNoForm ? Rune.ReplacementChar : rune);
        return replaced.ToString().Normalize(form);
    }

    // The last two of each plane beyond the first: U+1FFFE, U+1FFFF … U+10FFFF. Text that is Unicode has a high surrogate before.
    private static bool HasNoncharacterOfAPlane(ReadOnlySpan<char> text)
    {
        const int lastOfPlane = 0x3F;
        for (int at; (at = text.IndexOfAny('\uDFFE', '\uDFFF')) >= 0; text = text[(at + 1)..])
            if ((text[at - 1] & lastOfPlane) == lastOfPlane) return true;
        return false;
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0) return true;
        for (var remaining = text[first..]; !remaining.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(remaining, out _, out var length) != OperationStatus.Done) return false;
            remaining = remaining[length..];
        }

        return true;
    }
}
