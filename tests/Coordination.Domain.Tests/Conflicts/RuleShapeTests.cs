using System.Text.RegularExpressions;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>Every rule is one file that a jurist reads top down on one page.</summary>
public sealed partial class RuleShapeTests
{
    private const int LinesMax = 80;

    private const int ColumnsMax = 140;

    /// <summary>The parts of a rule, in their order; those in brackets may be missing.</summary>
    private static readonly string[] PartsOfConflicts =
        ["HoldsWhile = ", "[PolicyActs = ]", "Owes = ", "Ends = ", " HoldsWhile(", "[ PolicyActs(]", " Owes(", " Outcomes "];

    private static readonly string[] PartsOfDeadlines = ["HoldsWhile = ", "Owes = ", "Ends = ", " HoldsWhile(", " Owes(", " Ends("];

    public static TheoryData<string> Conflicts => [.. ConflictRules.All.Select(rule => rule.GetType().Name)];

    public static TheoryData<string> Deadlines => [.. DeadlineRules.All.Select(rule => rule.GetType().Name)];

    [Theory, MemberData(nameof(Conflicts))]
    public void A_conflict_rule_fits_on_a_page_and_has_its_parts_in_order(string name) => Check("Conflicts", name, PartsOfConflicts);

    [Theory, MemberData(nameof(Deadlines))]
    public void A_deadline_rule_fits_on_a_page_and_has_its_parts_in_order(string name) => Check("Deadlines", name, PartsOfDeadlines);

    [Theory, MemberData(nameof(Conflicts))]
    public void A_conflict_rule_that_lets_policy_act_says_so(string name)
    {
        var text = Read("Conflicts", name);
        Assert.Equal(text.Contains(" PolicyActs(", StringComparison.Ordinal), text.Contains("PolicyActs = ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_numbers_of_a_statement_come_from_policy()
    {
        foreach (var rule in ConflictRules.All.Concat<IRule>(DeadlineRules.All))
        {
            var statement = rule.Statement;
            foreach (var text in new[] { statement.HoldsWhile, statement.PolicyActs, statement.Owes, statement.Ends, statement.Material })
                Assert.False(Number().IsMatch(Place().Replace(text, "")), $"{rule.Kind}: {text}");
        }
    }

    private static void Check(string folder, string name, IEnumerable<string> parts)
    {
        var text = Read(folder, name);
        var lines = text.Split('\n');
        Assert.True(lines.Length <= LinesMax + 1, $"{name} has {lines.Length - 1} lines, at most {LinesMax} fit on a page.");
        Assert.All(lines, line => Assert.True(line.Length <= ColumnsMax, $"{name}: {line}"));
        var at = 0;
        foreach (var part in parts)
        {
            var needed = part.Trim('[', ']');
            var found = text.IndexOf(needed, at, StringComparison.Ordinal);
            if (found < 0 && needed != part) continue;
            Assert.True(found >= 0, $"{name} lacks{needed.TrimEnd('=', '(', ' ')}, or has it before what comes first.");
            at = found;
        }
    }

    private static string Read(string folder, string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "global.json"))) root = root.Parent;
        return File.ReadAllText(Path.Combine(root!.FullName, "src", "Coordination.Domain", folder, $"{name}.cs")).ReplaceLineEndings("\n");
    }

    /// <summary>A digit, or a number in words that may be policy; two parties and one of a kind are no policy.</summary>
    [GeneratedRegex(@"[0-9½]|\b(three|four|five|six|seven|eight|nine|ten|twelve|half|hundred)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Place();
}
