using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>
/// Every conflict and deadline rule orders its members alike, so that one who has read one rule finds everything in the next. Read from
/// the source text.
/// </summary>
public sealed partial class RuleOrderTests
{
    private const string Constants = "(constants)";
    private const string Finds = "(Find…)";
    private const string Shared = "(what other classes ask)";
    private const string Helpers = "(private helpers)";

    /// <summary>What a rule has of these stands in this order.</summary>
    private static readonly string[] Order =
    [
        "Name", Constants, "Kind", "About", "Statement", "AnswerDeadline", // What it is.
        "HoldsWhile", Finds,                                               // When it holds.
        "PartiesOf", "MaterialOf",                                         // What it is about.
        "PolicyActs",                                                      // What policy does by itself.
        "Owes", "EscalatesTo", "BasedOn",                                  // Who owes what, and who else is told.
        "IsFinal", "Outcomes", "Ends", "DoneAt",                           // How it ends.
        "Arguments",                                                       // What its texts show.
        Shared, Helpers,
    ];

    [Theory]
    [InlineData("Conflicts", "ConflictRule")]
    [InlineData("Deadlines", "DeadlineRule")]
    public void Rules_have_their_members_in_one_order(string folder, string kind)
    {
        var home = Path.Combine("src/Coordination.Domain", folder);
        var listed = Made().Matches(File.ReadAllText(Path.Combine(Tree.Root, home, $"{kind}s.cs"))).Select(match => match.Groups[1].Value);
        var rules = Tree.Files(home, ".cs").Select(File.ReadAllText).Where(text => RuleClass().Match(text).Groups[2].Value == kind)
            .ToDictionary(text => RuleClass().Match(text).Groups[1].Value);
        Assert.Equal(listed.Order(StringComparer.Ordinal), rules.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(rules.SelectMany(rule => Faults(rule.Value).Select(fault => $"{rule.Key}: {fault}")));
    }

    [Theory]
    [InlineData("", "HoldsWhile", "PartiesOf")]
    [InlineData("PartiesOf stands before HoldsWhile", "PartiesOf", "HoldsWhile")]
    [InlineData("Outcomes stands before IsFinal", "HoldsWhile", "Outcomes", "IsFinal")]
    [InlineData("Unknown has no place in the order", "HoldsWhile", "Unknown")]
    public void A_member_out_of_order_is_found(string fault, params string[] members)
    {
        Assert.Equal(fault, string.Join("; ", Faults(Rule(members.Select(name => $"protected override bool {name}() => true;")))));
    }

    [Theory]
    [InlineData("", "One", "Two", "Three")]
    [InlineData("Two stands before One", "Two", "One", "Three")]
    [InlineData("Three stands before Two", "One", "Three", "Two")]
    public void Private_helpers_stand_in_the_order_in_which_they_are_called(string fault, params string[] helpers)
    {
        var bodies = new Dictionary<string, string> { ["One"] = "Three()", ["Two"] = "true", ["Three"] = "true" };
        var rule = Rule(helpers.Select(name => $"private static bool {name}() => {bodies[name]};")
            .Prepend("protected override bool HoldsWhile() => One() && Two();"));
        Assert.Equal(fault, string.Join("; ", Faults(rule)));
    }

    private static IEnumerable<string> Faults(string text)
    {
        var begin = RuleClass().Match(text).Index;
        var code = Comment().Replace(text[begin..text.IndexOf("\n}", begin, StringComparison.Ordinal)], "");
        var members = Member().Matches(code).Select(match => (Name: NameOf(match), Part: PartOf(match))).ToList();
        foreach (var (name, part) in members)
            if (!Order.Contains(part)) yield return $"{name} has no place in the order";
        foreach (var (one, next) in members.Zip(members.Skip(1)))
            if (Array.IndexOf(Order, next.Part) is >= 0 and var rank && Array.IndexOf(Order, one.Part) > rank)
                yield return $"{one.Name} stands before {next.Name}";
        var helpers = members.Where(member => member.Part == Helpers).Select(member => member.Name).ToList();
        foreach (var (one, next) in helpers.Zip(helpers.Skip(1)))
            if (FirstCall(code, one) > FirstCall(code, next)) yield return $"{one} stands before {next}";
    }

    /// <summary>Where a helper is mentioned first, not counting its declaration.</summary>
    private static int FirstCall(string code, string helper)
    {
        var declared = Member().Matches(code).Single(match => PartOf(match) == Helpers && NameOf(match) == helper);
        var mentions = Regex.Matches(code, $@"\b{helper}\b")
            .Where(match => match.Index < declared.Index || match.Index > declared.Index + declared.Length);
        return mentions.First().Index;
    }

    private static string NameOf(Match member)
    {
        var declaration = member.Groups["rest"].Value;
        for (var before = ""; before != declaration;) (before, declaration) = (declaration, TypeArguments().Replace(declaration, ""));
        return MemberName().Match(declaration).Groups[1].Value;
    }

    private static string PartOf(Match member)
    {
        var (modifiers, name) = (member.Groups["modifiers"].Value, NameOf(member));
        if (name == "Name" || modifiers.Contains("override", StringComparison.Ordinal)) return name;
        if (modifiers.Contains("const", StringComparison.Ordinal)) return Constants;
        if (modifiers.Contains("private", StringComparison.Ordinal)) return Helpers;
        return name.StartsWith("Find", StringComparison.Ordinal) ? Finds : Shared;
    }

    private static string Rule(IEnumerable<string> members) =>
        $"internal sealed class One : ConflictRule<Two>\n{{\n    {string.Join("\n\n    ", members)}\n}}\n";

    [GeneratedRegex(@"new (\w+)\(\)")]
    private static partial Regex Made();

    [GeneratedRegex(@"^internal sealed class (\w+) : (ConflictRule|DeadlineRule)<", RegexOptions.Multiline)]
    private static partial Regex RuleClass();

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();

    /// <summary>The first line of a member: four columns, its modifiers, and what follows them.</summary>
    [GeneratedRegex(
        "^    (?<modifiers>(?:(?:public|protected|internal|private|static|override|const|readonly|sealed) )+)(?<rest>[^\n]*)",
        RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex TypeArguments();

    [GeneratedRegex(@"^(?:\([^)]*\)|[\w.?\[\]]+) (\w+)")]
    private static partial Regex MemberName();
}
