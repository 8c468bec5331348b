using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

public sealed partial class HouseStyleTests
{
    private const int LinesMax = 500;
    private const int LinesWithoutReasonMax = 300;

    private static readonly string[] SaysNothing =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Common", "Base"];

    private static IEnumerable<string> Code => Tree.Files("src", ".cs", ".razor").Concat(Tree.Files("tests", ".cs", ".razor"));

    [Fact]
    public void No_file_is_longer_than_five_hundred_lines()
    {
        Assert.All(Code, file => Assert.True(File.ReadLines(file).Count() <= LinesMax, $"{Tree.Relative(file)} is too long."));
    }

    [Fact]
    public void A_file_over_three_hundred_lines_gives_its_reason_in_its_header()
    {
        var long_ = Code.Where(file => File.ReadLines(file).Count() > LinesWithoutReasonMax);
        Assert.All(long_, file => Assert.True(
            File.ReadLines(file).Take(40)
                .Any(line =>
                line.TrimStart()
                .StartsWith("// One closed family", StringComparison.Ordinal)
                || line.Contains("reads better whole", StringComparison.Ordinal)),
            $"{Tree.Relative(file)} has over {LinesWithoutReasonMax} lines and does not say why."));
    }

    [Fact]
    public void Types_are_named_after_concepts()
    {
        foreach (var file in Tree.Files("src", ".cs"))
            foreach (Match declared in Declaration().Matches(File.ReadAllText(file)))
                Assert.False(SaysNothing.Any(word => declared.Groups[1].Value.EndsWith(word, StringComparison.Ordinal))
                    && !declared.Groups[1].Value.EndsWith("GrainService", StringComparison.Ordinal),
                    $"{Tree.Relative(file)}: {declared.Groups[1].Value}");
    }

    [Fact]
    public void A_file_is_named_after_a_type_it_declares_or_a_family()
    {
        foreach (var file in Tree.Files("src", ".cs"))
        {
            var text = File.ReadAllText(file);
            var name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
            if (name == "Program" || name.EndsWith("Events", StringComparison.Ordinal)
                || text.Contains("// One closed family", StringComparison.Ordinal)
                || text.Contains("GlobalUsings", StringComparison.Ordinal))
                continue;
            var declared = Declaration().Matches(text).Select(match => match.Groups[1].Value).ToList();
            Assert.True(
                declared.Count == 0 || declared.Contains(name) || declared.Count > 1,
                $"{Tree.Relative(file)} declares {string.Join(", ", declared)}.");
        }
    }

    [Fact]
    public void Nothing_is_left_to_do()
    {
        var marks = new[] { "TO" + "DO", "FIX" + "ME", "HA" + "CK:" };
        foreach (var file in Code.Concat(Tree.Files("src", ".sql", ".js")))
            Assert.All(marks, mark => Assert.DoesNotContain(mark, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_in_the_sources_looks_like_a_cpr_number()
    {
        foreach (var file in Tree.Files("src", ".cs", ".json", ".razor"))
            Assert.DoesNotMatch(TenDigits(), File.ReadAllText(file));
    }

    [GeneratedRegex(
        @"^\s*(?:public|internal|private)?\s*(?:sealed |static |abstract |partial |readonly )*(?:class|record "
        + @"struct|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("\"[0-3][0-9][01][0-9][0-9]{2}-?[0-9]{4}\"")]
    private static partial Regex TenDigits();
}
