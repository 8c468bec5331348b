using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>A text with structure is written and read by one type; everywhere else that type is used.</summary>
public sealed partial class CodecTests
{
    /// <summary>The prefix of a stored text, and the file of the one type that writes and reads it.</summary>
    public static TheoryData<string, string> Codecs => new()
    {
        { "unit:", "Coordination.Abstractions/Events/ReservedWords.cs" },
        { "operations:", "Coordination.Abstractions/Events/ReservedWords.cs" },
        { "department:", "Coordination.Abstractions/Events/ReservedWords.cs" },
        { "nobody:", "Coordination.Abstractions/Events/ReservedWords.cs" },
        { "step:", "Coordination.Domain/Citizens/RuleFault.cs" },
        { "journal:", "Coordination.Domain/Citizens/RuleFault.cs" },
    };

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_prefix_is_written_in_the_file_of_its_type_alone(string prefix, string codec)
    {
        var starts = new Regex($"""["']{Regex.Escape(prefix)}""");
        var files = Tree.Files("src", ".cs", ".razor").Where(file => starts.IsMatch(WithoutComments(file)))
            .Select(file => Path.GetRelativePath(Path.Combine(Tree.Root, "src"), file).Replace('\\', '/'));
        Assert.Equal([codec], files);
    }

    [Fact]
    public void No_statement_puts_a_prefix_before_a_column()
    {
        foreach (var file in Tree.Files("src", ".sql"))
            Assert.False(Prefixed().IsMatch(File.ReadAllText(file)), $"{Tree.Relative(file)} builds a text with a prefix.");
    }

    private static string WithoutComments(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex("^\\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("'[a-z]+:' *\\|\\|")]
    private static partial Regex Prefixed();
}
