using System.Globalization;
using System.Text;
using Coordination.Events;

namespace Coordination.Domain.Names;

/// <summary>
/// A name in a form for comparison. It is the one folding of names: every search compares names by it. Names are equal if they differ
/// only in case, accents, the spelling of letters (å and aa, æ and ae, ø and oe, þ and th, ł and l), the order of their parts, or the
/// characters between parts. An apostrophe or a hyphen may stand between two parts or within one: O'Brien is O Brien and OBrien.
/// Every part counts.
/// </summary>
public readonly record struct PersonName
{
    private readonly string? _usual; // Hyphens divide, apostrophes do not.
    private readonly string? _divided; // Both divide.
    private readonly string? _joined; // Neither divides.

    private PersonName(string usual, string divided, string joined) => (_usual, _divided, _joined) = (usual, divided, joined);

    /// <summary>Whether it contains no letter or digit. It is then nobody's name.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_usual);

    /// <summary>
    /// The forms in which it is compared: one to three, each another; none if it is empty. Two names are equal if they have one in common.
    /// </summary>
    public IReadOnlyList<string> Forms =>
        IsEmpty ? [] : [.. new[] { _usual!, _divided!, _joined! }.Distinct(StringComparer.Ordinal)];

    /// <summary>A name in any spelling.</summary>
    public static PersonName Of(string? written)
    {
        const char apostrophe = '\'';
        const char hyphen = '-';
        var text = new StringBuilder();
        foreach (var character in LowerCase.Of(OutsideText.Normalized(written ?? ""))) Append(text, character);
        var folded = text.ToString();
        var within = folded.Replace(apostrophe.ToString(), "", StringComparison.Ordinal);
        return new PersonName(
            Sorted(within.Replace(hyphen, ' ')), Sorted(folded.Replace(apostrophe, ' ').Replace(hyphen, ' ')),
            Sorted(within.Replace(hyphen.ToString(), "", StringComparison.Ordinal)));
    }

    /// <summary>Whether two names may be one person's.</summary>
    public bool Equals(PersonName other) =>
        _usual == other._usual || _divided == other._divided || _joined == other._joined
        || _usual == other._divided || _divided == other._usual || _usual == other._joined || _joined == other._usual
        || _divided == other._joined || _joined == other._divided;

    /// <summary>The same for equal names: it depends on their letters alone.</summary>
    public override int GetHashCode()
    {
        var sum = 0;
        foreach (var letter in _joined ?? "")
            if (letter != ' ') sum += letter;
        return sum;
    }

    /// <summary>A fixed text: names must not reach logs and errors.</summary>
    public override string ToString() => nameof(PersonName);

    private static void Append(StringBuilder text, char character)
    {
        switch (character)
        {
            case 'å' or 'ǻ':
                text.Append("aa");
                break;
            case 'æ' or 'ä' or 'ǽ' or 'ǣ':
                text.Append("ae");
                break;
            case 'ø' or 'ö' or 'ǿ':
                text.Append("oe");
                break;
            case var plain when char.IsAsciiLetterOrDigit(plain) || char.IsSurrogate(plain):
                text.Append(plain);
                break;
            case var mark when BareLetters.IsApostrophe(mark): // Some count as letters.
                text.Append('\'');
                break;
            case var other when BareLetters.Of(other) is { } bare:
                text.Append(bare);
                break;
            case var other when char.IsLetterOrDigit(other):
                text.Append(other);
                break;
            case var other when char.GetUnicodeCategory(other) == UnicodeCategory.DashPunctuation || other is '\u2212' or '\u2043':
                text.Append('-');
                break;
            case var other when !BareLetters.IsUnseen(other):
                text.Append(' ');
                break;
            default: // What is not seen stands between no letters.
                break;
        }
    }

    private static string Sorted(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join(' ', parts);
    }
}
