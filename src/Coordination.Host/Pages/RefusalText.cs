using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.Returned;
using Coordination.Views;

namespace Coordination.Host.Pages;

/// <summary>Why an action was refused, in the user's language.</summary>
internal static class RefusalText
{
    // Fields of forms that are named otherwise than in the contract.
    private static readonly Dictionary<string, string> FieldOf = new(StringComparer.Ordinal)
    {
        ["to"] = "caseworker", ["to.caseworker"] = "caseworker", ["to.unit"] = "unit", ["outcome"] = "answer", ["party"] = "answer",
    };

    /// <summary>What is wrong with which fields of a form.</summary>
    internal static IReadOnlyList<FieldFault> Fields(RefusalView refusal, PageUser user) =>
    [
        .. refusal.Faults.Select(static fault => fault.Pointer.Trim('/').Replace('/', '.')).Distinct()
            .Select(key => new FieldFault(FieldOf.GetValueOrDefault(key, key), user.Localizer.Find($"fault.{key}")!))
            .Where(static fault => fault.Text is not null),
    ];

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
