using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>An explanation of the domain in the user's language: its text, and its end, which the page shows on demand.</summary>
internal static class ExplanationText
{
    /// <summary>The text without its end.</summary>
    /// <param name="end">The end of the text; null: the whole text is shown.</param>
    internal static string Of(TextView text, TextView? end, OrganizationNames names, Localizer localizer)
    {
        var whole = In(localizer, text);
        return names.InText(end is null ? whole : whole[..^In(localizer, end).Length].TrimEnd());
    }

    /// <summary>The end of the text, with the name of the rule in place of its code.</summary>
    internal static string RuleOf(TextView end, string kind, Localizer localizer) =>
        In(localizer, end).Replace(kind, localizer.Rule(kind), StringComparison.Ordinal);

    private static string In(Localizer localizer, TextView text) => localizer.Language == Language.English ? text.En : text.Da;
}
