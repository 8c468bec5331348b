using System.Collections.Frozen;
using System.Text.Json;

namespace Coordination.Host.Pages.Words;

/// <summary>
/// Every text of the pages in one language, embedded: <c>Words/da.json</c> for what the pages say themselves,
/// <c>Words/da.codes.json</c> for the words of the contract's codes, <c>Words/da.history.json</c> for what the journal's entries
/// say; <c>en</c> likewise.
/// A key that is missing throws: a page never shows a key.
/// </summary>
public sealed class Catalogue
{
    private static readonly Catalogue Danish = Load("da");
    private static readonly Catalogue English = Load("en");

    private readonly FrozenDictionary<string, string> texts;

    private Catalogue(FrozenDictionary<string, string> texts) => this.texts = texts;

    /// <summary>All keys, for the test that compares the languages.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such key.</exception>
    public string this[string key] => texts.TryGetValue(key, out var text)
        ? text
        : throw new KeyNotFoundException($"The catalogue of page texts has no key '{key}'.");

    /// <summary>The catalogue of a language.</summary>
    public static Catalogue Of(Language language) => language == Language.English ? English : Danish;

    /// <summary>The text of a key, or null: for codes that policy or a department may add.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    private static Catalogue Load(string code)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[] { code, $"{code}.codes", $"{code}.history" })
        {
            var resource = $"Coordination.Host.Pages.Words.{file}.json";
            using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"The page texts '{resource}' are not embedded in the assembly.");
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                texts.Add(key, text);
        }

        return new Catalogue(texts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
