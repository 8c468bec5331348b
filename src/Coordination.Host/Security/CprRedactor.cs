using System.Text.RegularExpressions;

namespace Coordination.Host.Security;

/// <summary>
/// Removes CPR numbers from everything that is answered, logged or traced, also where a sender put one in the wrong field, and
/// however it is spelled (<see cref="PlainSpelling"/>).
/// </summary>
internal static partial class CprRedactor
{
    private const string InPlace = "(withheld: it may be a CPR number)";

    private const int DigitsMin = 10;

    /// <summary>The text with everything that may be a CPR number replaced.</summary>
    internal static string From(string text)
    {
        if (text.Length < DigitsMin) return text;
        if (!PlainSpelling.IsNeeded(text)) return CprLike().Replace(text, InPlace);
        var plain = PlainSpelling.Of(text);
        var (result, end) = (new System.Text.StringBuilder(text.Length), 0);
        foreach (var match in CprLike().EnumerateMatches(plain.Text))
        {
            var (from, to) = plain.Original(match.Index, match.Length);
            result.Append(text, end, from - end).Append(InPlace);
            end = to;
        }

        return end == 0 ? text : result.Append(text, end, text.Length - end).ToString();
    }

    // Ten digits on their own, together or in the groups in which people write a CPR number.
    [GeneratedRegex(@"(?<!\d)\d{2}[-. /]{0,3}\d{2}[-. /]{0,3}\d{2}\s?[-. ]{0,3}\s?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CprLike();
}
