using Coordination.Domain.Policies;

namespace Coordination.Domain.Tests.Reference;

public sealed class RulesReferenceTests
{
    private const string Page = "docs/reference/rules.md";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";
    private const string Command =
        $"{Variable}=1 dotnet run --project tests/Coordination.Domain.Tests -- --filter-class "
        + $"{nameof(Coordination)}.Domain.Tests.Reference.{nameof(RulesReferenceTests)}";

    [Fact]
    public void The_reference_says_what_the_rules_and_the_delivered_policy_say()
    {
        var page = Path.Combine(Root(), Page);
        var written = RulesReference.Write(PolicyBook.Delivered.Newest);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(page, written);
        var stands = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        Assert.True(written == stands, $"{Page} is no longer what the rules say. Write it anew with: {Command}");
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
