using System.Text.RegularExpressions;

namespace Coordination.Host.Security;

/// <summary>Keeps CPR numbers out of whatever is answered, logged or traced, even where a sender put one in the wrong place.</summary>
internal static partial class CprRedactor
{
    private const string InPlace = "(withheld: it may be a CPR number)";

    /// <summary>The text without anything that may be a CPR number.</summary>
    internal static string From(string text) => CprLike().Replace(text, InPlace);

    // Ten digits on their own, written together or the ways people write a CPR number.
    [GeneratedRegex(@"(?<!\d)\d{2}[-. /]?\d{2}[-. /]?\d{2}\s?[-. ]?\s?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CprLike();
}
