using System.Globalization;
using System.Text;
using Coordination.Host.Pages.Help;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Tests.Pages.Help;

/// <summary>The help of the pages stands in the docs as well.</summary>
public sealed class HelpReferenceTests
{
    private const string Page = "docs/how-to/what-is-expected-of-me.md";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";

    [Fact]
    public void The_docs_say_what_the_help_says()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        var page = Path.Combine(folder!.FullName, Page);
        var written = Write();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(page, written);
        Assert.True(
            written == File.ReadAllText(page).ReplaceLineEndings("\n"),
            $"{Page} is no longer what the help says. Write it anew: run this test with {Variable}=1.");
    }

    private static string Write()
    {
        var text = new StringBuilder();
        text.Append("# What is expected of me\n\nThe help that the pages show (`/help`), in Danish and English, for each role. ")
            .Append("It is written from the texts of the pages by `HelpReferenceTests`.\n");
        foreach (var words in new[] { TextCatalog.Of(Language.Danish), TextCatalog.Of(Language.English) })
            foreach (var role in HelpModel.Roles)
            {
                var title = words["help.title"].Replace("{0}", words[$"help.{role}"], StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
                foreach (var section in HelpModel.Sections)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\n### {words[$"help.{section}"]}\n");
                    foreach (var paragraph in words[$"help.{role}.{section}"].Split('\n'))
                        text.Append(CultureInfo.InvariantCulture, $"\n{paragraph}\n");
                }
            }

        return text.ToString();
    }
}
