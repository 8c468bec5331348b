using System.Text.RegularExpressions;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Tests.Pages.Localization;

public sealed partial class TextCatalogTests
{
    private static readonly TextCatalog Danish = TextCatalog.Of(Language.Danish);
    private static readonly TextCatalog English = TextCatalog.Of(Language.English);

    [Fact]
    public void Every_text_exists_in_both_languages() =>
        Assert.Equal(Danish.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_has_the_same_places_to_fill_in_both_languages()
    {
        foreach (var key in Danish.Keys)
            Assert.True(Places(Danish[key]).SetEquals(Places(English[key])), $"The places of '{key}' differ.");
    }

    /// <summary>Words that a municipality does not say, each with the word in its place beside it in the table of terms.</summary>
    public static TheoryData<string> Replaced { get; } =
    [
        "politik", "skylder svar", "enhedsleder", "vikar", "Afgør konflikten", "Aftale viger", "Aftale bestilt", "Ophold slut",
        "Tilbyd en overdragelse", "Tilbudt til andre", "Opgivne leverancer", "Parkerede", "Maskiner", "revisor", "identitetsudbyder",
        "Opløst", "afløst før den", "Læg dokumentet", "Vis hvem", "Fødselsdag", "Forvaltningens indgang",
    ];

    [Theory, MemberData(nameof(Replaced))]
    public void Danish_says_what_a_municipality_says(string word) =>
        Assert.DoesNotContain(Danish.Keys, key => Danish[key].Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void No_text_is_empty()
    {
        foreach (var key in Danish.Keys)
            Assert.False(string.IsNullOrWhiteSpace(Danish[key]) || string.IsNullOrWhiteSpace(English[key]), $"'{key}' is empty.");
    }

    [Fact]
    public void Every_key_written_in_a_page_exists()
    {
        var used = PageSources().SelectMany(source => Key().Matches(source).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(Danish.Keys));
    }

    [Fact]
    public void A_missing_key_throws_instead_of_showing_itself() =>
        Assert.Throws<KeyNotFoundException>(() => Danish["no.such.text"]);

    private static IEnumerable<string> PageSources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent;
        var pages = Path.Combine(folder!.FullName, "src/Coordination.Host/Pages");
        return Directory.EnumerateFiles(pages, "*.razor", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(pages, "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:\bL|ocalizer|\bthis|\bcatalog)\[""([^""{}]+)""[,\]]")]
    private static partial Regex Key();
}
