using Coordination.Host.Pages.Words;
using Coordination.Views;

namespace Coordination.Host.Pages;

/// <summary>
/// Why something was refused, in the reader's language: first what the page knows of the matter, then, for those who read
/// English, the domain's own words with the names of people.
/// </summary>
internal static class Refusals
{
    /// <summary>A refusal in words.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="act">What was tried: settle, accept, decline, withdraw, offer, coordinator or acknowledge.</param>
    /// <param name="onlooker">Who tried.</param>
    internal static string InWords(RefusalView refusal, string act, Onlooker onlooker)
    {
        var r = onlooker.R;
        var said = r.Find($"refused.{act}.{refusal.Kind}") ?? r[$"refused.{refusal.Kind}"];
        var faults = refusal.Faults.Select(fault => r.Find($"fault.{fault.Pointer.Trim('/').Replace('/', '.')}")).OfType<string>().Distinct().ToList();
        if (faults.Count > 0) said = $"{said} {string.Join(' ', faults)}";
        return r.Language == Language.English && refusal.Kind != "invalid" ? $"{said} {onlooker.Names.InText(refusal.Why)}" : said;
    }
}
