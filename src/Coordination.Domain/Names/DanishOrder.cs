using System.Text;
using Coordination.Events;

namespace Coordination.Domain.Names;

/// <summary>
/// The order of names in lists: the Danish alphabet (… z æ ø å, aa as å, ä as æ, ö as ø, ü as y), whatever the case. Names that are
/// alike but for accents or case stand beside each other, always in the same order; people without a name come last.
/// </summary>
/// <remarks>
/// The key is made here and compared byte by byte, so that SQLite, PostgreSQL and every machine have one order. The libraries of
/// languages that machines carry differ from version to version, and a stored order must not. Thread safe.
/// </remarks>
public sealed class DanishOrder : IComparer<string?>
{
    /// <summary>The key of a person without a name: after every other.</summary>
    public const string Nameless = "~";

    // Keys are part of an index: a longer name is ordered by its beginning.
    private const int LettersMax = 120;
    private const char Between = '\u0001'; // Comes before every letter and blank.
    private const char OtherScripts = '|';

    private DanishOrder()
    {
    }

    /// <summary>Compares names. It has no state.</summary>
    public static DanishOrder Names { get; } = new();

    /// <summary>The key of a name. Compared ordinally, keys have the order of their names.</summary>
    public static string KeyOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return Nameless;
        var written = OutsideText.Normalized(name).Trim();
        var lower = LowerCase.Of(written);
        var key = new StringBuilder();
        for (var index = 0; index < lower.Length && key.Length < LettersMax; index++)
        {
            if (lower[index] == 'a' && index + 1 < lower.Length && lower[index + 1] == 'a')
            {
                key.Append("{c");
                index++;
            }
            else Append(key, lower, index);
        }

        while (key.Length > 0 && key[^1] == ' ') key.Length--;
        if (key.Length == 0) return Nameless;
        return key.Append(Between).Append(Beginning(lower)).Append(Between).Append(Beginning(written)).ToString();
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => string.CompareOrdinal(KeyOf(x), KeyOf(y));

    private static void Append(StringBuilder key, string text, int index)
    {
        switch (text[index])
        {
            case >= 'a' and <= 'z' or >= '0' and <= '9':
                key.Append(text[index]);
                break;
            case 'æ' or 'ä' or 'ǽ' or 'ǣ':
                key.Append("{a");
                break;
            case 'ø' or 'ö' or 'ő' or 'œ' or 'ǿ':
                key.Append("{b");
                break;
            case 'å' or 'ǻ':
                key.Append("{c");
                break;
            case 'ü' or 'ű':
                key.Append('y');
                break;
            case var other:
                AppendOther(key, other);
                break;
        }
    }

    private static void AppendOther(StringBuilder key, char other)
    {
        if (BareLetters.IsApostrophe(other) || BareLetters.IsUnseen(other)) return;
        if (BareLetters.Of(other) is { } bare) key.Append(bare);
        else if (char.IsLetterOrDigit(other) || char.IsSurrogate(other)) key.Append(OtherScripts).Append(other);
        else if (key is { Length: > 0 } && key[^1] != ' ') key.Append(' ');
    }

    private static string Beginning(string text)
    {
        if (text.Length <= LettersMax) return text;
        return char.IsHighSurrogate(text[LettersMax - 1]) ? text[..(LettersMax - 1)] : text[..LettersMax];
    }
}
