using System.Globalization;
using System.Text;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.Schema;

/// <summary>Writes the reference of the schema: read tables from their declarations, the others from the migrations.</summary>
internal static class SchemaReference
{
    public static string Write(IReadOnlyList<WrittenTable> postgres, IReadOnlyList<WrittenTable> sqlite)
    {
        var page = new StringBuilder().Append("""
            # Schema of the database

            Generated from the declarations of the read tables (`src/Coordination.Storage/ReadTables/ReadTableDeclarations.cs`) and from the
            migrations (`src/Coordination.Storage/Schema`); a test fails when this page is out of date and tells the command that
            writes it anew.

            PostgreSQL and SQLite have the same tables, but for those at the end, `wakes`, and the counters and closed figures, for which
            SQLite counts rows. SQLite keeps instants as integers (microseconds since 1970-01-01T00:00:00Z), dates as
            texts (`YYYY-MM-DD`) and flags as 0 or 1. Orleans' own tables are in `0002_orleans.sql`.

            The view `waits` (`0003_waits.sql`) says what counts as one department's waiting for another: lists and figures read it.

            Every statement that is not on this page is a file named `<verb_noun>.sql` beside the code that runs it.

            """);
        var declared = ReadTableDeclarations.All.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var group in postgres.Where(table => table.Group != OrleansTables).GroupBy(table => table.Group))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Key.Split(':')[0]}\n");
            if (group.Any(table => declared.ContainsKey(table.Name))) page.Append(AboutReadTables);
            foreach (var table in group)
            {
                var other = sqlite.SingleOrDefault(one => one.Name == table.Name) ?? table with { Columns = [], Indexes = [] };
                var declaration = declared.GetValueOrDefault(table.Name);
                page.Append(CultureInfo.InvariantCulture, $"\n### {table.Name}\n\n{declaration?.Meaning ?? table.Meaning}\n\n");
                Columns(page, table, other, declaration);
                Indexes(page, table, other);
                if (declaration is not null) Statements(page, declaration);
            }
        }

        page.Append("\n## SQLite only\n");
        foreach (var table in sqlite.Where(one => postgres.All(other => other.Name != one.Name)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {table.Name}\n\n{table.Meaning}\n\n");
            Columns(page, table, table, declaration: null);
        }

        page.Append("\n## Statements on all read tables\n");
        foreach (var (engine, _, text) in GeneratedStatements.All().Where(statement => statement.Name == GeneratedStatements.Clear))
            page.Append(CultureInfo.InvariantCulture, $"\nEmpty them, {engine}:\n\n```sql\n{text}```\n");
        return page.ToString();
    }

    private const string OrleansTables = "0002_orleans";

    private const string AboutReadTables = """

        They are written in the transaction that appends to the journal. They can be emptied and rebuilt from the journal
        (`rebuild-read-tables`). Upserts, removals and the reading of all rows are generated from the declared columns. On PostgreSQL
        one statement writes the rows of a whole batch, one array per column, and only for citizens whose heads the transaction has
        won (`citizens.written_in`).

        """;

    private static void Columns(StringBuilder page, WrittenTable postgres, WrittenTable sqlite, ReadTable? declaration)
    {
        page.Append("| Column | PostgreSQL | SQLite | | Meaning |\n|---|---|---|---|---|\n");
        foreach (var column in postgres.Columns)
        {
            var other = sqlite.Columns.SingleOrDefault(one => one.Name == column.Name)?.Type ?? "none";
            var meaning = declaration?.Columns.SingleOrDefault(one => one.Name == column.Name)?.Meaning ?? column.Meaning;
            var mark = column.IsKey ? "key" : column.IsNullable ? "null" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {column.Type} | {other} | {mark} | {meaning} |\n");
        }
    }

    private static void Indexes(StringBuilder page, WrittenTable postgres, WrittenTable sqlite)
    {
        if (postgres.Indexes.Count + sqlite.Indexes.Count == 0) return;
        page.Append("\nIndexes:\n\n```sql\n");
        foreach (var index in postgres.Indexes) Index(page, index, sqlite.Indexes.Contains(index) ? "" : " -- PostgreSQL");
        foreach (var index in sqlite.Indexes.Except(postgres.Indexes)) Index(page, index, " -- SQLite");
        page.Append("```\n");
    }

    private static void Index(StringBuilder page, string index, string engine)
    {
        var statements = IndexQueries.Of(SchemaText.NameOfIndex(index));
        page.Append(CultureInfo.InvariantCulture, $"-- for {string.Join(", ", statements)}\n{index};{engine}\n");
    }

    private static void Statements(StringBuilder page, ReadTable table)
    {
        Statement(page, "Upsert", GeneratedStatements.Upsert(table.Name));
        if (table.Shrinks) Statement(page, "Removal", GeneratedStatements.Remove(table.Name));
        Statement(page, "All rows", GeneratedStatements.ReadAll(table.Name));
    }

    private static void Statement(StringBuilder page, string title, string name)
    {
        foreach (var texts in GeneratedStatements.All().Where(statement => statement.Name == name).GroupBy(statement => statement.Text))
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n{title}, {string.Join(" and ", texts.Select(one => one.Engine))}:\n\n```sql\n{texts.Key}```\n");
    }
}
