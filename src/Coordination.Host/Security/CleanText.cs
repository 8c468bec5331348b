using System.Globalization;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>Text from outside as logs and traces may show it: on one line, without control characters and CPR numbers.</summary>
internal static class CleanText
{
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    /// <summary>The text with control characters written as escapes and CPR numbers withheld.</summary>
    internal static string From(string text) => Escaped(CprRedactor.From(text), keepsLines: false);

    /// <summary>The same for text that has lines of its own, such as a stack trace.</summary>
    internal static string LinesFrom(string text) => Escaped(CprRedactor.From(text), keepsLines: true);

    private static string Escaped(string text, bool keepsLines)
    {
        if (!text.Any(one => MustBeEscaped(one, keepsLines))) return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var one in text)
            if (MustBeEscaped(one, keepsLines)) result.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}");
            else result.Append(one);
        return result.ToString();
    }

    // Marks that turn the direction of writing make a log line read otherwise than it is.
    private static bool MustBeEscaped(char one, bool keepsLines) => one switch
    {
        '\n' or '\r' or '\t' => !keepsLines,
        LineSeparator or ParagraphSeparator => true,
        >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' => true,
        _ => char.IsControl(one),
    };
}
