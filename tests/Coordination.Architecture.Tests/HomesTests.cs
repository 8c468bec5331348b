using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>
/// Holds the folders to docs/concepts/architecture.md: each has a line there, and a folder of the host refers only to folders before it.
/// </summary>
public sealed partial class HomesTests
{
    private const string Page = "docs/concepts/architecture.md";

    /// <summary>Folders of the host, from the bottom: a folder refers to those before it, never to those after it.</summary>
    private static readonly string[] Host = 
    [
        "Settings", "Telemetry", "Security", "Access", "Http", "Intake", "Overview", "Live", "Exports", "Feed", "Held", "Webhooks", "Mails",
        "Api", "Theme", "Pages", "Commands",
    ];

    [Fact]
    public void Every_folder_of_the_sources_stands_in_the_diagram_and_no_other()
    {
        var drawn = Drawn().ToHashSet(StringComparer.Ordinal);
        var folders = (from project in Directory.EnumerateDirectories(Path.Combine(Tree.Root, "src"))
                       from folder in Directory.EnumerateDirectories(project)
                       let name = Path.GetFileName(folder)
                       where name is not ("bin" or "obj" or "wwwroot" or "Properties")
                       where Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any()
                       select $"{Path.GetFileName(project)}/{name}").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(folders.Except(drawn).Select(folder => $"{folder} is not in {Page}."));
        Assert.Empty(drawn.Except(folders).Select(folder => $"{Page} names {folder}, which is no folder."));
    }

    [Fact]
    public void Tests_of_silos_stand_in_the_folders_of_what_they_test()
    {
        string[] Folders(string project) =>
            [.. Directory.EnumerateDirectories(Path.Combine(Tree.Root, project)).Select(static folder => Path.GetFileName(folder)!)];
        Assert.Empty(Folders("tests/Coordination.Silo.Tests").Except([.. Folders("src/Coordination.Silo"), "Fixtures", "bin", "obj"]));
    }

    [Fact]
    public void Pages_borrow_nothing_from_the_api()
    {
        foreach (var file in Tree.Files("src/Coordination.Host/Pages", ".cs", ".razor"))
            Assert.DoesNotContain("Host.Api", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_the_host_refer_only_to_folders_before_them()
    {
        foreach (var file in Tree.Files("src/Coordination.Host", ".cs", ".razor"))
        {
            if (Tree.Relative(file).Split(Path.DirectorySeparatorChar) is not [_, _, var folder, _, ..]) continue;
            var place = Array.IndexOf(Host, folder);
            Assert.True(place >= 0, $"The folder {folder} of the host has no place in the order.");
            foreach (Match used in HostNamespace().Matches(File.ReadAllText(file)))
                Assert.True(
                    Array.IndexOf(Host, used.Groups[1].Value) <= place,
                    $"{Tree.Relative(file)} refers to {used.Groups[1].Value}, which is listed after {Host[place]}.");
        }
    }

    [Fact]
    public void Storage_stores_what_it_is_given_and_knows_no_rule()
    {
        foreach (var file in Tree.Files("src/Coordination.Storage", ".cs", ".csproj"))
            Assert.DoesNotContain("Coordination.Domain", File.ReadAllText(file), StringComparison.Ordinal);
    }

    /// <summary>Lines of the diagram: a project, and below it, indented, its folders.</summary>
    private static IEnumerable<string> Drawn()
    {
        var project = "";
        foreach (var line in File.ReadLines(Path.Combine(Tree.Root, Page)))
        {
            if (ProjectLine().Match(line) is { Success: true } heading) project = heading.Groups[1].Value;
            else if (project.Length > 0 && FolderLine().Match(line) is { Success: true } folder)
                yield return $"{project}/{folder.Groups[1].Value}";
            else if (line.StartsWith("```", StringComparison.Ordinal)) project = "";
        }
    }

    [GeneratedRegex(@"using (?:static )?Coordination\.Host\.(\w+)")]
    private static partial Regex HostNamespace();

    [GeneratedRegex(@"^  (Coordination\.\w+)/")]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"^    (\w+)/")]
    private static partial Regex FolderLine();
}
