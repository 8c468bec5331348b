using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Tests.Pages.OwnPages;

/// <summary>
/// The words of citizens' own page, of the pages for a tablet and of the page of a step are easy to read, by the index LIX: words a
/// sentence and long words of 100.
/// </summary>
public sealed partial class PlainLanguageTests
{
    private const int LixMax = 35;
    private const int LongWordFrom = 7;
    private const int WordsOfAText = 10;

    [Theory]
    [InlineData("own", 50)]
    [InlineData("tablet", 25)]
    [InlineData("step", 5)]
    public void The_page_as_a_whole_is_easy_to_read(string pages, int sentencesMin)
    {
        var sentences = Texts(pages).Where(static text => text[^1] is '.' or '?' or '!').ToList();
        Assert.True(sentences.Count > sentencesMin, $"{sentences.Count} texts are sentences.");
        var lix = Lix(string.Join(' ', sentences));
        Assert.True(lix <= LixMax, $"LIX {lix:0.0}");
    }

    [Theory]
    [InlineData("own")]
    [InlineData("tablet")]
    [InlineData("step")]
    public void No_text_of_some_length_is_hard_to_read(string pages) => Assert.Empty(Texts(pages)
        .Where(static text => Word().Count(text) >= WordsOfAText && Lix(text) > LixMax).Select(static text => $"{Lix(text):0}: {text}"));

    [Theory]
    [InlineData("Du får en ny tid.", 5)]
    [InlineData("Forvaltningens myndighedsudøvelse forudsætter partshøring.", 104)]
    public void It_is_measured_as_it_is_defined(string text, int lix) => Assert.Equal(lix, (int)Lix(text));

    [Theory]
    [InlineData("own")]
    [InlineData("tablet")]
    [InlineData("step")]
    public void Every_word_of_the_page_is_in_its_own_file(string pages)
    {
        using var file = typeof(TextCatalog).Assembly.GetManifestResourceStream($"Coordination.Host.Pages.Localization.da.{pages}.json");
        Assert.Equal(Texts(pages).Length, JsonSerializer.Deserialize<Dictionary<string, string>>(file!)!.Count);
    }

    private static string[] Texts(string pages) =>
    [
        .. TextCatalog.Of(Language.Danish).Keys.Where(key => key.StartsWith($"{pages}.", StringComparison.Ordinal))
            .Select(static key => Place().Replace(TextCatalog.Of(Language.Danish)[key], "X")),
    ];

    private static double Lix(string text)
    {
        var words = Word().Matches(text).Select(static word => word.Value).ToList();
        var sentences = Math.Max(1, SentenceEnd().Count(text));
        return (double)words.Count / sentences + (100.0 * words.Count(static word => word.Length >= LongWordFrom) / words.Count);
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
