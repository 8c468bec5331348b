using System.Globalization;
using System.Text;
using Coordination.Events;

namespace Coordination.Domain.Names;

/// <summary>Lower case that leaves no dotted capital of Turkish behind.</summary>
internal static class LowerCase
{
    /// <summary>A text in small letters. The Turkish capital İ is a small i.</summary>
    public static string Of(string text) =>
        text.ToLowerInvariant().Replace('\u0130', 'i').Replace("i\u0307", "i", StringComparison.Ordinal);
}

/// <summary>
/// Small letters as they are written without their accents. Some letters have no decomposition in Unicode: those of Polish, Icelandic,
/// Vietnamese, Turkish, Azerbaijani, Maltese, Sami and French.
/// </summary>
internal static class BareLetters
{
    private const char FirstVariantSelector = '\uFE00';
    private const char LastVariantSelector = '\uFE0F';

    /// <summary>The plain letters of a small letter of the Latin alphabet; null: it has none, or is no letter.</summary>
    public static string? Of(char small) => small switch
    {
        'ł' => "l",
        'đ' or 'ð' or 'ɖ' or 'ɗ' => "d",
        'þ' => "th",
        'ı' or 'ɪ' => "i",
        'ə' or 'ǝ' or 'ɛ' => "e",
        'œ' => "oe",
        'ß' => "ss",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "n",
        'ĸ' or 'ƙ' => "k",
        'ɓ' => "b",
        'ƒ' => "f",
        'ɣ' or 'ǥ' => "g",
        'ŀ' => "l",
        'ŉ' => "n",
        'ſ' => "s",
        'ɔ' => "o",
        'ĳ' => "ij",
        _ => char.IsLetter(small) ? Decomposed(small) : null,
    };

    /// <summary>Whether a character is an apostrophe of any kind, or stands for one.</summary>
    public static bool IsApostrophe(char character) => character is
        '\'' or '`' or '´' or '‘' or '’' or '‚' or '‛' or '′' or '‵' or 'ʹ' or 'ʻ' or 'ʼ' or 'ʽ' or 'ʾ' or 'ʿ' or 'ˈ' or 'ꞌ' or '＇' or '՚';

    /// <summary>Whether a character is not seen by itself: an accent that stands alone, or a mark of format.</summary>
    public static bool IsUnseen(char character) => character is >= FirstVariantSelector and <= LastVariantSelector
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static string? Decomposed(char small)
    {
        var parts = OutsideText.Normalized(small.ToString(), NormalizationForm.FormKD);
        var bare = new StringBuilder();
        foreach (var part in parts)
        {
            if (IsUnseen(part)) continue;
            var lower = char.ToLowerInvariant(part);
            if (char.IsAsciiLetterOrDigit(lower)) bare.Append(lower);
            else if (lower != small && Of(lower) is { } known) bare.Append(known);
            else return null;
        }

        return bare.Length > 0 ? bare.ToString() : null;
    }
}
