namespace Coordination.Domain.Tests.Reference;

public sealed class AccessReferenceTests
{
    private const string Page = "docs/reference/access.md";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";
    private const string Command =
        $"{Variable}=1 dotnet run --project tests/Coordination.Domain.Tests -- --filter-class "
        + $"{nameof(Coordination)}.Domain.Tests.Reference.{nameof(AccessReferenceTests)}";

    [Fact]
    public void The_table_says_what_each_role_receives_on_each_ground()
    {
        var page = Path.Combine(RulesReferenceTests.Root(), Page);
        var written = AccessReference.Write();
        Assert.True(AccessReference.Cases >= 300, $"{AccessReference.Cases} cases");
        Assert.DoesNotContain($"| {AccessReference.Named} |", written, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(page, written);
        var stands = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        Assert.True(written == stands, $"{Page} is no longer what viewers receive. Write it anew with: {Command}");
    }
}
