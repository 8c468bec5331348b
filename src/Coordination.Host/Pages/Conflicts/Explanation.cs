using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Words;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>
/// An explanation taken apart for the page: what it says, and the rule with its basis that the domain ends it with, which the
/// page shows on demand. A text that does not end so is shown whole.
/// </summary>
internal static class Explanation
{
    /// <summary>The text in the reader's language, and the rule if it names one.</summary>
    internal static (string Text, string? Rule) Split(TextView text, string kind, Names names, Reader reader)
    {
        var whole = names.InText(reader.Language == Language.English ? text.En : text.Da);
        var rule = reader.Language == Language.English ? "Rule: " : "Regel: ";
        var at = whole.LastIndexOf($"{rule}{kind}", StringComparison.Ordinal);
        if (at <= 0) return (whole, null);
        return (whole[..at].TrimEnd(), whole[at..].Replace($"{rule}{kind}", rule + AlertModels.RuleIn(reader, kind), StringComparison.Ordinal));
    }
}
