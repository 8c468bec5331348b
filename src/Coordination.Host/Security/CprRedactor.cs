using System.Text.RegularExpressions;

namespace Coordination.Host.Security;

/// <summary>
/// Removes CPR numbers from everything that is answered, logged or traced, also where a sender put one in the wrong field, and
/// however it is spelled (<see cref="PlainSpelling"/>).
/// </summary>
internal static partial class CprRedactor
{
    private const string Replacement = "(withheld: it may be a CPR number)";

    private const int DigitsMin = 10;

    /// <summary>The text with everything that may be a CPR number replaced.</summary>
    internal static string From(string text) => From(text, CprLike());

    /// <summary>
    /// The same for text that whoever calls may write as they like, such as a path: also ten digits with any signs between them, if
    /// they begin with a day and a month. Addresses of computers and instants seldom do.
    /// </summary>
    internal static string FromAnySpelling(string text) => From(From(text), SpacedOut());

    /// <summary>
    /// Whether an id that a caller chose may hold a number. One of hexadecimal digits, as long as a UUID or a hash, holds ten in a row by
    /// chance too often.
    /// </summary>
    internal static bool MayBeIn(string id) => !RandomHex().IsMatch(id) && From(id, SpacedOut()) != id;

    /// <summary>An id that a caller chose, with what may be a number replaced; one that is made at random is left as it is.</summary>
    internal static string FromId(string id) => RandomHex().IsMatch(id) ? id : From(id);

    private static string From(string text, Regex pattern)
    {
        if (text.Length < DigitsMin) return text;
        if (!PlainSpelling.IsNeeded(text)) return pattern.Replace(text, Replacement);
        var plain = PlainSpelling.Of(text);
        var (result, end) = (new System.Text.StringBuilder(text.Length), 0);
        foreach (var match in pattern.EnumerateMatches(plain.Text))
        {
            var (from, to) = plain.Original(match.Index, match.Length);
            result.Append(text, end, from - end).Append(Replacement);
            end = to;
        }

        return end == 0 ? text : result.Append(text, end, text.Length - end).ToString();
    }

    // Ten digits on their own, together or in the groups in which people write a CPR number.
    [GeneratedRegex(@"(?<!\d)\d{2}[-. /]{0,3}\d{2}[-. /]{0,3}\d{2}\s?[-. ]{0,3}\s?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CprLike();

    // Thirty-two or more hexadecimal digits, among them letters.
    [GeneratedRegex("^(?=.*[A-Fa-f])-*(?:[0-9A-Fa-f]-*){32,}$", RegexOptions.CultureInvariant)]
    private static partial Regex RandomHex();

    // Exactly ten digits, with up to eight signs that are neither letters nor digits between two of them.
    [GeneratedRegex(
        @"(?<!\d[^\p{L}\d]{0,8})[0-36-9](?:[^\p{L}\d]{0,8})\d(?:[^\p{L}\d]{0,8})[01](?:[^\p{L}\d]{0,8}\d){7}(?![^\p{L}\d]{0,8}\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex SpacedOut();
}
