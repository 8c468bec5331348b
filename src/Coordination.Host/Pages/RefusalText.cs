using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages;

/// <summary>Why an action was refused, in the user's language.</summary>
internal static class RefusalText
{
    /// <summary>
    /// The text for the kind of refusal, for the specific action if there is one, then the texts for the faulty fields. In English
    /// the domain's own reason follows, with names instead of ids.
    /// </summary>
    /// <param name="act">
    /// The action as in the text keys: settle, accept, decline, withdraw, offer, request, coordinator, transfer or acknowledge.
    /// </param>
    /// <param name="user">The user who tried.</param>
    internal static string Of(RefusalView refusal, string act, PageUser user)
    {
        var localizer = user.Localizer;
        var text = localizer.Find($"refused.{act}.{refusal.Kind}") ?? localizer[$"refused.{refusal.Kind}"];
        var faults = refusal.Faults.Select(fault => localizer.Find($"fault.{fault.Pointer.Trim('/').Replace('/', '.')}"))
            .OfType<string>().Distinct().ToList();
        if (faults.Count > 0) text = $"{text} {string.Join(' ', faults)}";
        return localizer.Language == Language.English && refusal.Kind != RefusalKinds.Invalid
            ? $"{text} {user.Names.InText(refusal.Why)}"
            : text;
    }
}
