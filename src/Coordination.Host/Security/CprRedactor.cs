using System.Text.RegularExpressions;

namespace Coordination.Host.Security;

/// <summary>
/// Removes CPR numbers from everything that is answered, logged or traced, also where a sender put one in the wrong field.
/// </summary>
internal static partial class CprRedactor
{
    private const string InPlace = "(withheld: it may be a CPR number)";

    /// <summary>The text with everything that may be a CPR number replaced.</summary>
    internal static string From(string text) => CprLike().Replace(text, InPlace);

    // Ten digits on their own, together or in the groups in which people write a CPR number.
    [GeneratedRegex(@"(?<!\d)\d{2}[-. /]?\d{2}[-. /]?\d{2}\s?[-. ]?\s?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CprLike();
}
