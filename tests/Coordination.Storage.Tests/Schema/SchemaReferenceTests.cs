namespace Coordination.Storage.Tests.Schema;

public sealed class SchemaReferenceTests
{
    private const string Page = "docs/reference/schema.md";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";
    private const string Command =
        $"{Variable}=1 dotnet run --project tests/Coordination.Storage.Tests -- --filter-class Coordination.Storage.Tests.Schema.{nameof(SchemaReferenceTests)}";

    [Fact]
    public void The_reference_says_what_declarations_and_migrations_say()
    {
        var page = Path.Combine(Root(), Page);
        var written = SchemaReference.Write(Migrations("Postgres"), Migrations("Sqlite"));
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(page, written);
        var stands = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        Assert.True(written == stands, $"{Page} is no longer what the schema says. Write it anew with: {Command}");
    }

    private static IReadOnlyList<WrittenTable> Migrations(string engine) =>
        SchemaText.Read(Path.Combine(Root(), "src", "Coordination.Storage", "Schema", engine));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
