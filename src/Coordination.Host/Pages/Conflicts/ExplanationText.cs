using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>
/// Splits an explanation of the domain into its text and the rule with its basis at its end, which the page shows on demand.
/// </summary>
internal static class ExplanationText
{
    /// <summary>
    /// The text and the rule in the user's language. A text that does not end with its rule is returned whole, without a rule.
    /// </summary>
    internal static (string Text, string? Rule) Split(TextView text, string kind, OrganizationNames names, Localizer localizer)
    {
        var whole = names.InText(localizer.Language == Language.English ? text.En : text.Da);
        var rule = localizer.Language == Language.English ? "Rule: " : "Regel: ";
        var at = whole.LastIndexOf($"{rule}{kind}", StringComparison.Ordinal);
        if (at <= 0) return (whole, null);
        return (whole[..at].TrimEnd(), whole[at..].Replace($"{rule}{kind}", rule + localizer.Rule(kind), StringComparison.Ordinal));
    }
}
