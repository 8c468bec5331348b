using System.Text.RegularExpressions;

namespace Coordination.Storage.Tests.Schema;

/// <summary>A column as the migrations write it; the comment above it is its meaning.</summary>
internal sealed record WrittenColumn(string Name, string Type, bool IsNullable, bool IsKey, string Meaning);

/// <summary>A table as the migrations write it; the comment above it is its meaning.</summary>
internal sealed record WrittenTable(string Name, string Group, string Meaning, List<WrittenColumn> Columns, List<string> Indexes);

/// <summary>
/// Reads the migrations of one engine as text. It knows what they use: <c>create table</c>, <c>create index</c>, <c>alter table</c>
/// with one column added or dropped or with another name, <c>drop table</c>, <c>drop index</c>, one column a line, and comments on
/// lines of their own.
/// </summary>
internal static partial class SchemaText
{
    public static IReadOnlyList<WrittenTable> Read(string folder)
    {
        List<WrittenTable> tables = [];
        foreach (var file in Directory.GetFiles(folder, "0*.sql").Order(StringComparer.Ordinal))
            Read(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file), tables);
        return tables;
    }

    /// <summary>A table belongs to the group of the heading above it; without one to that of its migration's name.</summary>
    private static void Read(string migration, string[] lines, List<WrittenTable> tables)
    {
        var group = migration;
        List<string> comment = [];
        WrittenTable? table = null;
        foreach (var line in lines)
        {
            if (Group().Match(line) is { Success: true } heading) group = heading.Groups[1].Value;
            else if (Comment().Match(line) is { Success: true } remark) comment.Add(remark.Groups[1].Value);
            else if (Create().Match(line) is { Success: true } create)
                tables.Add(table = new(create.Groups[1].Value, group, Said(comment), [], []));
            else if (line.StartsWith(')')) table = null;
            else if (table is not null) Take(table, line, Said(comment));
            else if (Index().Match(line) is { Success: true } index) Of(tables, index.Groups[1].Value).Indexes.Add(line.TrimEnd(';'));
            else if (Added().Match(line) is { Success: true } added)
                Take(Of(tables, added.Groups[1].Value), $"  {added.Groups[2].Value}", Said(comment));
            else if (Dropped().Match(line) is { Success: true } dropped)
                Of(tables, dropped.Groups[1].Value).Columns.RemoveAll(column => column.Name == dropped.Groups[2].Value);
            else Change(line, tables);
            if (!Comment().IsMatch(line) || Group().IsMatch(line)) comment.Clear();
        }
    }

    private static void Change(string line, List<WrittenTable> tables)
    {
        if (Gone().Match(line) is { Success: true } gone) tables.Remove(Of(tables, gone.Groups[1].Value));
        else if (Renamed().Match(line) is { Success: true } renamed)
        {
            var place = tables.FindIndex(table => table.Name == renamed.Groups[1].Value);
            tables[place] = tables[place] with { Name = renamed.Groups[2].Value };
        }
        else if (IndexGone().Match(line) is { Success: true } index)
        {
            foreach (var table in tables)
                table.Indexes.RemoveAll(one => one.Contains($"index {index.Groups[1].Value} on ", StringComparison.Ordinal));
        }
    }

    private static WrittenTable Of(List<WrittenTable> tables, string name) => tables.Single(table => table.Name == name);

    private static void Take(WrittenTable table, string line, string meaning)
    {
        if (Constraint().Match(line) is { Success: true } constraint)
        {
            if (constraint.Groups[1].Value.Length == 0) return;
            var keys = constraint.Groups[1].Value.Split(", ");
            for (var place = 0; place < table.Columns.Count; place++)
                table.Columns[place] = table.Columns[place] with { IsKey = keys.Contains(table.Columns[place].Name) };
        }
        else if (Column().Match(line) is { Success: true } column)
        {
            var isKey = column.Groups[3].Value.Contains("primary key", StringComparison.Ordinal);
            var isNullable = !isKey && !column.Groups[3].Value.Contains("not null", StringComparison.Ordinal);
            table.Columns.Add(new(column.Groups[1].Value, column.Groups[2].Value, isNullable, isKey, meaning));
        }
    }

    /// <summary>The name of an index, of the statement that makes it.</summary>
    public static string NameOfIndex(string statement) => NamedIndex().Match(statement).Groups[1].Value;

    private static string Said(List<string> comment) => string.Join(' ', comment);

    [GeneratedRegex("^-- ===== (.+?) =====$")]
    private static partial Regex Group();

    [GeneratedRegex("^ *-- (.+)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^create table (\w+) \($")]
    private static partial Regex Create();

    [GeneratedRegex(@"^create (?:unique )?index \w+ on (\w+) ")]
    private static partial Regex Index();

    [GeneratedRegex(@"^create (?:unique )?index (\w+) ")]
    private static partial Regex NamedIndex();

    [GeneratedRegex(@"^alter table (\w+) add column (.+)$")]
    private static partial Regex Added();

    [GeneratedRegex(@"^alter table (\w+) drop column (\w+);$")]
    private static partial Regex Dropped();

    [GeneratedRegex(@"^drop table (\w+);$")]
    private static partial Regex Gone();

    [GeneratedRegex(@"^drop index (\w+);$")]
    private static partial Regex IndexGone();

    [GeneratedRegex(@"^alter table (\w+) rename to (\w+);$")]
    private static partial Regex Renamed();

    [GeneratedRegex(@"^  (?:primary key \(([^)]*)\)|unique|constraint|grainidhash,|\))")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^  (\w+) (\w+)(.*)$")]
    private static partial Regex Column();
}
