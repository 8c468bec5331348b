using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>Holds the code to one language: the glossary, one spelling, one name for one thing.</summary>
public sealed partial class LanguageTests
{
    private const int ColumnsMax = 140;
    private const int WordsOfTestNameMax = 15;
    private const string Glossary = "docs/concepts/glossary.md";

    /// <summary>British spellings; the code is written in American English, as .NET and the public contract are.</summary>
    private static readonly string[] British =
    [
        "organis", "behaviour", "colour", "favour", "honour", "neighbour", "labour", " centre", "recognis", "normalis", "serialis",
        "initialis", "summaris", "minimis", "optimis", "authoris", "synchronis", "capitalis", "analys" + "e", "catalogue", "grey",
    ];

    /// <summary>Names of nested types that the language gives: a type that <c>foreach</c> goes through has an enumerator.</summary>
    private static readonly string[] NamedByTheLanguage = ["Enumerator"];

    private static IEnumerable<string> Code => Tree.Files("src", ".cs", ".razor").Concat(Tree.Files("tests", ".cs", ".razor"));

    [Fact]
    public void Code_is_spelled_the_American_way()
    {
        var own = Path.Combine("Coordination.Architecture.Tests", nameof(LanguageTests));
        foreach (var file in Code.Where(file => !file.Contains(own, StringComparison.Ordinal)))
        {
            // Danish text in a string keeps its spelling.
            var text = DanishWord().Replace(File.ReadAllText(file), "");
            Assert.All(British, word => Assert.False(
                text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Tree.Relative(file)} spells {word}… the British way."));
        }
    }

    [Fact]
    public void No_two_types_in_different_folders_share_a_name()
    {
        var homes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var file in Tree.Files("src", ".cs"))
            foreach (Match declared in TopLevelType().Matches(File.ReadAllText(file)))
            {
                if (!homes.TryGetValue(declared.Groups[1].Value, out var folders)) homes[declared.Groups[1].Value] = folders = [];
                folders.Add(Path.GetDirectoryName(Tree.Relative(file))!);
            }

        Assert.Empty(homes.Where(type => type.Value.Count > 1).Select(type => $"{type.Key}: {string.Join(", ", type.Value)}"));
    }

    [Fact]
    public void No_two_types_share_a_name_nested_ones_included()
    {
        var homes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var file in Tree.Files("src", ".cs"))
            foreach (Match declared in AnyType().Matches(File.ReadAllText(file)))
            {
                var name = declared.Groups[1].Value;
                if (!homes.TryGetValue(name, out var places)) homes[name] = places = [];
                // The files of one partial type stand side by side.
                var isPartial = declared.Value.Contains("partial ", StringComparison.Ordinal);
                places.Add(isPartial ? Path.GetDirectoryName(Tree.Relative(file))! : Tree.Relative(file));
            }

        Assert.Empty(homes.Where(type => type.Value.Count > 1 && !NamedByTheLanguage.Contains(type.Key))
            .Select(type => $"{type.Key}: {string.Join(", ", type.Value)}"));
    }

    [Fact]
    public void No_type_is_told_from_another_by_a_plural_of_Model()
    {
        foreach (var file in Tree.Files("src", ".cs"))
            foreach (Match declared in TopLevelType().Matches(File.ReadAllText(file)))
                Assert.False(
                    declared.Groups[1].Value.EndsWith("Models", StringComparison.Ordinal),
                    $"{Tree.Relative(file)}: {declared.Groups[1].Value}");
    }

    [Fact]
    public void Every_type_the_glossary_names_exists()
    {
        var declared = Tree.Files("src", ".cs")
            .SelectMany(file => AnyType().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var rows = File.ReadLines(Path.Combine(Tree.Root, Glossary)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            Assert.True(cells.Length == 6 && cells[1..5].All(cell => cell.Length > 0), $"{Glossary}: four cells in every row, but: {row}");
            foreach (Match type in Quoted().Matches(cells[4]))
                Assert.True(declared.Contains(type.Groups[1].Value), $"{Glossary} names {type.Groups[1].Value}, which is no type.");
        }
    }

    [Fact]
    public void No_line_is_longer_than_a_hundred_and_forty_columns()
    {
        List<string> longer = [];
        foreach (var file in Code)
        {
            var (number, isRaw) = (0, false);
            foreach (var line in File.ReadLines(file))
            {
                number++;
                // Text between three quotes is data and keeps its lines.
                var quotes = RawQuotes().Count(line);
                if (line.Length > ColumnsMax && !isRaw && quotes == 0) longer.Add($"{Tree.Relative(file)}:{number} has {line.Length}.");
                if (quotes % 2 == 1) isRaw = !isRaw;
            }
        }

        Assert.Empty(longer);
    }

    [Fact]
    public void The_name_of_a_test_is_a_sentence_of_at_most_fifteen_words()
    {
        foreach (var file in Tree.Files("tests", ".cs"))
            foreach (Match test in TestName().Matches(File.ReadAllText(file)))
                Assert.True(test.Groups[1].Value.Split('_').Length <= WordsOfTestNameMax, $"{Tree.Relative(file)}: {test.Groups[1].Value}");
    }

    [GeneratedRegex("[Oo]rganisation(?:ens?|sdokument\\w*)\\b")]
    private static partial Regex DanishWord();

    [GeneratedRegex(
        @"^(?:public |internal |static |sealed |abstract |readonly |partial )*(?:class|record struct|record|struct|interface|enum) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(
        @"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|readonly|ref|partial) )*(?:class|record "
        + @"struct|record class|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();

    [GeneratedRegex(@"^\s*public (?:async )?(?:void|Task|ValueTask) ([A-Z]\w*_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestName();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuotes();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();
}
