using Coordination.Storage.Database;

namespace Coordination.Storage.Tests.Schema;

public sealed class SchemaReferenceTests
{
    private const string Page = "docs/reference/schema.md";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";
    private const string Command =
        $"{Variable}=1 dotnet run --project tests/Coordination.Storage.Tests -- --filter-class "
            + $"Coordination.Storage.Tests.Schema.{nameof(SchemaReferenceTests)}";

    [Fact]
    public void The_reference_says_what_declarations_and_migrations_say()
    {
        var page = Path.Combine(Root(), Page);
        var written = SchemaReference.Write(Migrations("Postgres"), Migrations("Sqlite"));
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(page, written);
        var stands = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        Assert.True(written == stands, $"{Page} is no longer what the schema says. Write it anew with: {Command}");
    }

    [Fact]
    public void Every_statement_that_needs_an_index_exists_and_every_index_too()
    {
        foreach (var engine in (string[])["Postgres", "Sqlite"])
            foreach (var statement in IndexQueries.All.Values.SelectMany(statements => statements).Where(name => !IsOfOneEngine(name)))
                Assert.NotEmpty(SqlTexts.Find(engine, statement));
        var indexes = Migrations("Postgres").Concat(Migrations("Sqlite")).SelectMany(table => table.Indexes)
            .Select(SchemaText.NameOfIndex).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(IndexQueries.All.Keys.Except(indexes));
    }

    // SQLite tells a known event by the append that fails.
    private static bool IsOfOneEngine(string statement) => statement == "Journal/read_known_events";

    private static IReadOnlyList<WrittenTable> Migrations(string engine) =>
        SchemaText.Read(Path.Combine(Root(), "src", "Coordination.Storage", "Schema", engine));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
