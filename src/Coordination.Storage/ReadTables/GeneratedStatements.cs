using System.Globalization;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// The statements on read tables that differ only in table and columns, for both engines. They are generated at start-up from the
/// declarations and printed in <c>docs/reference/schema.md</c>. Every other statement is a file.
/// </summary>
internal static class GeneratedStatements
{
    private const string Folder = "ReadTables";
    private const int LineLengthMax = 110;
    private static readonly IReadOnlyList<string> Engines = ["Postgres", "Sqlite"];

    /// <summary>Empties every read table.</summary>
    internal const string Clear = $"{Folder}/clear_read_tables";

    /// <summary>Adds rows, or replaces all columns of rows with the same key.</summary>
    internal static string Upsert(string table) => $"{Folder}/upsert_{table}";

    /// <summary>Removes rows by key.</summary>
    internal static string Remove(string table) => $"{Folder}/remove_{table}";

    /// <summary>Reads the rows of the citizens in a range of keys (start exclusive, end inclusive).</summary>
    internal static string ReadAll(string table) => $"{Folder}/read_all_{table}";

    /// <summary>Every generated statement with its engine and name.</summary>
    internal static IEnumerable<(string Engine, string Name, string Text)> All()
    {
        foreach (var engine in Engines)
        {
            yield return (engine, Clear, ClearText(engine));
            foreach (var table in ReadTableDeclarations.All)
            {
                yield return (engine, Upsert(table.Name), engine == "Postgres" ? PostgresUpsert(table) : SqliteUpsert(table));
                yield return (engine, ReadAll(table.Name), ReadAllText(table));
                if (table.Shrinks)
                    yield return (engine, Remove(table.Name), engine == "Postgres" ? PostgresRemoval(table) : SqliteRemoval(table));
            }
        }
    }

    private static string ClearText(string engine)
    {
        var names = ReadTableDeclarations.All.Select(table => table.Name);
        return engine == "Postgres"
            ? $"truncate {string.Join(", ", names)};\n"
            : string.Concat(names.Select(name => $"delete from {name};\n"));
    }

    private static string ReadAllText(ReadTable table) =>
        $"select\n{Wrapped(table.Columns.Select(column => column.Name))}\n"
        + $"from {table.Name}\nwhere citizen > @after and citizen <= @up_to;\n";

    private static string SqliteUpsert(ReadTable table)
    {
        // Triggers of the table advance the counter of positions.
        string[] position = table.RenewsPosition ? ["(select last + 1 from alert_positions)"] : [];
        var values = position.Concat(table.Columns.Select((_, index) => Numbered('?', index)));
        return $"{Insert(table)}values (\n{Wrapped(values)}\n)\n{OnConflict(table)}";
    }

    /// <summary>
    /// One array per column. Only rows of citizens whose heads this transaction has written are written. It holds these heads, so no other
    /// adds the same row meanwhile, and a merge will do; <c>on conflict</c> would lock each row before it changes it.
    /// </summary>
    private static string PostgresUpsert(ReadTable table)
    {
        // Facts take the reserved positions from the start of the run, rows with positions from its end.
        string[] position = table.RenewsPosition
            ? ["(select current_setting('coordination.last_position')::bigint) - cardinality($1::text[]) + r.ord"]
            : [];
        var values = table.Columns.Select(column => $"r.{column.Name}").Concat(position);
        var arrays = table.Columns.Select((column, index) => $"{Numbered('$', index)}::{column.Type}[]");
        IEnumerable<string> names = table.Columns.Select(column => column.Name);
        if (table.RenewsPosition) names = names.Append("ord");
        var keys = Keys(table);
        var changes = Changes(table, "r");
        if (table.RenewsPosition) changes.Add("xact = pg_current_xact_id()");
        var inserted = table.Columns.Select(column => column.Name).Concat(table.RenewsPosition ? ["position"] : (string[])[]).ToArray();
        var matched = changes.Count == 0 ? "do nothing" : $"update set\n{string.Join(",\n", changes.Select(change => $"  {change}"))}";
        return $"""
            merge into {table.Name} stands
            using (
            select
            {Wrapped(values)}{(table.RenewsPosition ? " as position" : "")}
            from unnest(
            {Wrapped(arrays)}
            ){(table.RenewsPosition ? " with ordinality" : "")} as r (
            {Wrapped(names)}
            )
            {HeadsWon}
            ) r
            on {string.Join(" and ", keys.Select(key => $"stands.{key} = r.{key}"))}
            when matched then {matched}
            when not matched then insert (
            {Wrapped(inserted)}
            ) values (
            {Wrapped(inserted.Select(column => $"r.{column}"))}
            );

            """;
    }

    private const string HeadsWon = "join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()";

    private static string PostgresRemoval(ReadTable table)
    {
        var keys = Keys(table);
        var arrays = keys.Select((_, index) => $"{Numbered('$', index)}::text[]");
        return $"""
            delete from {table.Name} gone
            using unnest({string.Join(", ", arrays)}) as r ({string.Join(", ", keys)})
            {HeadsWon}
            where {string.Join(" and ", keys.Select(key => $"gone.{key} = r.{key}"))};

            """;
    }

    private static string SqliteRemoval(ReadTable table) =>
        $"delete from {table.Name}\nwhere {string.Join(" and ", Keys(table).Select((key, index) => $"{key} = {Numbered('?', index)}"))};\n";

    private static string Insert(ReadTable table)
    {
        string[] position = table.RenewsPosition ? ["position"] : [];
        return $"insert into {table.Name} (\n{Wrapped(position.Concat(table.Columns.Select(column => column.Name)))}\n)\n";
    }

    private static string OnConflict(ReadTable table)
    {
        var changes = Changes(table, "excluded").Select(change => $"  {change}").ToArray();
        var action = changes.Length == 0 ? "nothing" : $"update set\n{string.Join(",\n", changes)}";
        return $"on conflict ({string.Join(", ", Keys(table))}) do {action};\n";
    }

    private static List<string> Changes(ReadTable table, string from) =>
    [
        .. table.Columns.Where(column => !column.IsKey).Select(column => $"{column.Name} = {from}.{column.Name}"),
        .. table.RenewsPosition ? [$"position = {from}.position"] : (string[])[],
    ];

    private static string[] Keys(ReadTable table) => [.. table.Columns.Where(column => column.IsKey).Select(column => column.Name)];

    private static string Numbered(char mark, int index) => string.Create(CultureInfo.InvariantCulture, $"{mark}{index + 1}");

    /// <summary>A list on as many lines as it needs, indented by two.</summary>
    private static string Wrapped(IEnumerable<string> items)
    {
        var lines = new List<string> { "" };
        foreach (var item in items)
        {
            var joined = lines[^1].Length == 0 ? item : $"{lines[^1]}, {item}";
            if (joined.Length <= LineLengthMax || lines[^1].Length == 0) lines[^1] = joined;
            else lines.Add(item);
        }

        return string.Join(",\n", lines.Select(line => $"  {line}"));
    }
}
