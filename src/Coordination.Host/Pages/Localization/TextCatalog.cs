using System.Collections.Frozen;
using System.Text.Json;

namespace Coordination.Host.Pages.Localization;

/// <summary>
/// Every text of the pages in one language, from files embedded in the assembly: <c>da.json</c> holds the texts of the pages,
/// <c>da.codes.json</c> the names of the contract's codes, <c>da.history.json</c> the texts of journal entries, <c>da.access.json</c>
/// the texts about what is hidden, <c>da.work.json</c> those of work where it is owed, of forms and of leaders, <c>da.help.json</c> the
/// help, <c>da.export.json</c> those of what is printed for a citizen, <c>da.subscriptions.json</c> those of departments' subscriptions and
/// of their start, <c>da.organization.json</c> those of the forms of the organization and of the policy,
/// <c>da.own.json</c> those of citizens' own page, <c>da.tablet.json</c> those of the pages that are opened with a code,
/// <c>da.step.json</c> those of the page of a step, in plain words, <c>da.indicators.json</c> those of the indicators,
/// <c>da.costs.json</c> those of costs and waiting times. English has the same files with <c>en</c>.
/// </summary>
public sealed class TextCatalog
{
    private static readonly TextCatalog Danish = Load("da");
    private static readonly TextCatalog English = Load("en");

    private readonly FrozenDictionary<string, string> texts;

    private TextCatalog(FrozenDictionary<string, string> texts) => this.texts = texts;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The text of a key. It throws for an unknown key, so that a page never shows one.</summary>
    /// <exception cref="KeyNotFoundException">The catalog has no such key.</exception>
    public string this[string key] => texts.TryGetValue(key, out var text)
        ? text
        : throw new KeyNotFoundException($"The catalog of page texts has no key '{key}'.");

    public static TextCatalog Of(Language language) => language == Language.English ? English : Danish;

    /// <summary>The text of a key, or null. For codes that a policy or a department may add.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    private static TextCatalog Load(string code)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[]
        {
            code, $"{code}.codes", $"{code}.history", $"{code}.access", $"{code}.work", $"{code}.help",
            $"{code}.export", $"{code}.subscriptions", $"{code}.organization", $"{code}.own", $"{code}.tablet", $"{code}.step",
            $"{code}.indicators", $"{code}.costs",
        })
        {
            var resource = $"Coordination.Host.Pages.Localization.{file}.json";
            using var stream = typeof(TextCatalog).Assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"The page texts '{resource}' are not embedded in the assembly.");
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                texts.Add(key, text);
        }

        return new TextCatalog(texts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
