using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>
/// The folders of the domain form no cycle: a folder refers only to folders before it in <see cref="Order"/>, computed from the
/// source text: <c>using</c> directives, and types of another folder written with its name in front.
/// </summary>
public sealed partial class DomainFoldersTests
{
    private const string Project = "src/Coordination.Domain";
    private const string RootNamespace = "Coordination.Domain";

    /// <summary>
    /// Every folder, lowest first. No type stands outside of them.
    /// </summary>
    private static readonly string[] Order =
    [
        "Names",         // how names are compared and ordered; ids derived from names
        "Collections",   // maps in the order of their keys
        "Figures",       // which cells of a table of counts are told
        "Calendar",      // Danish business days, local time, lengths, due dates; the instant of an evaluation
        "Organizations", // who works where, who leads, who stands in
        "Policies",      // dated values that rules read; what a rule states of itself
        "Texts",         // the table of texts, in Danish and English
        "Reported",      // what departments reported, each with the fold of its events
        "Costs",         // what interventions cost, day by day, and what is to be expected
        "Citizens",      // a citizen's state, the facts of the journal, commands, and how a fact changes the state
        "Rules",         // what rules depend on and share: their context, legal basis, who owns a contact, how findings are journaled
        "Access",        // who is involved, and which departments' content each viewer sees
        "Conflicts",     // conflict rules, their reconciliation, and how persons settle
        "Deadlines",     // deadline rules and their reconciliation
        "Handovers",     // offering, accepting, transferring; coordinators; their reconciliation
        "Measures",      // what the coordinator asks departments for, and their answers
        "Barriers",      // what professionals log that stands in the way between departments
        "Plans",         // the plan that the coordinator writes with the citizen
        "Alerts",        // who is alerted of what
        "Explanations",  // what a conflict and an alert say
        "Decisions",     // composes all of these: decide a command or an event, reconcile
        "Pictures",      // views of a citizen for outside
        "Stored",        // the stored form of facts and snapshots
        "Feed",          // decisions as departments are told them
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, HashSet<string>>> Declared = new(() => Sources()
        .GroupBy(file => FolderOf(file))
        .ToDictionary(
            folder => folder.Key,
            folder =>
                folder.SelectMany(file => Declaration().Matches(Code(file)).Select(match => match.Groups[1].Value))
                .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal));

    [Fact]
    public void Every_folder_of_the_domain_has_its_place_in_the_order()
    {
        Assert.All(Declared.Value.Keys, folder => Assert.Contains(folder, Order));
    }

    [Fact]
    public void A_folder_of_the_domain_refers_only_to_folders_below_it()
    {
        var wrong = from file in Sources()
                    let folder = FolderOf(file)
                    from other in ReferredTo(file)
                    where Rank(other) >= Rank(folder)
                    select $"{Tree.Relative(file)} refers to {RootNamespace}.{other}, which is not below "
                        + $"{folder}.";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_namespace_of_a_file_is_its_folder()
    {
        Assert.All(Sources(), file => Assert.Equal(
            $"{RootNamespace}.{FolderOf(file)}",
            Namespace().Match(Code(file)).Groups[1].Value));
    }

    private static IEnumerable<string> ReferredTo(string file)
    {
        var (code, folder) = (Code(file), FolderOf(file));
        var used = Using().Matches(code).Select(match => match.Groups[1].Value);
        var named = Qualified().Matches(code)
            .Where(match => Declared.Value.TryGetValue(match.Groups[1].Value, out var types) && types.Contains(match.Groups[2].Value))
            .Select(match => match.Groups[1].Value);
        return used.Concat(named).Where(other => other != folder).Distinct();
    }

    private static int Rank(string folder) => Array.IndexOf(Order, folder);

    private static IEnumerable<string> Sources() => Tree.Files(Project, ".cs");

    private static string FolderOf(string file)
    {
        var below = Path.GetRelativePath(Path.Combine(Tree.Root, Project), file).Split(Path.DirectorySeparatorChar);
        return string.Join('.', below[..^1]);
    }

    /// <summary>A file without its comments and its texts, which may name anything.</summary>
    private static string Code(string file) => CommentOrText().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""(?:\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?Coordination\.Domain\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?:(?<![\w.])|(?<=\b(?:Coordination\.)?Domain\.))([A-Z]\w*)\.([A-Z]\w*)")]
    private static partial Regex Qualified();

    [GeneratedRegex(
        @"^(?:public |internal )?(?:(?:static|sealed|abstract|readonly|partial) )*(?:record struct|record "
        + @"class|record|class|struct|enum|interface)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
