using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>A column of a read table, without its values.</summary>
/// <param name="Name">The name in the database.</param>
/// <param name="Type">
/// The type in PostgreSQL. SQLite stores texts and dates as <c>text</c>, and everything else as <c>integer</c>.
/// </param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsKey">Whether it is part of the primary key.</param>
/// <param name="Meaning">What a value means, for the reference of the schema.</param>
internal sealed record ColumnDeclaration(string Name, string Type, bool IsNullable, bool IsKey, string Meaning);

/// <summary>A column of a read table, with a function that takes its value from a row.</summary>
internal sealed class TableColumn<TRow>
{
    private TableColumn(string name, string type, bool isNullable, string meaning, Column<TRow> value, Func<TRow, string>? key = null)
    {
        Declaration = new ColumnDeclaration(name, type, isNullable, key is not null, meaning);
        (Value, Key) = (value, key);
    }

    internal ColumnDeclaration Declaration { get; }

    internal Column<TRow> Value { get; }

    /// <summary>The value as part of the row's key; null for a column outside the key.</summary>
    internal Func<TRow, string>? Key { get; }

    internal static TableColumn<TRow> KeyText(string name, string meaning, Func<TRow, string> value) =>
        new(name, "text", false, meaning, Column<TRow>.Text(value), value);

    internal static TableColumn<TRow> Text(string name, string meaning, Func<TRow, string> value) =>
        new(name, "text", false, meaning, Column<TRow>.Text(value));

    internal static TableColumn<TRow> TextOrNull(string name, string meaning, Func<TRow, string?> value) =>
        new(name, "text", true, meaning, Column<TRow>.Text(value));

    internal static TableColumn<TRow> Integer(string name, string meaning, Func<TRow, int> value) =>
        new(name, "integer", false, meaning, Column<TRow>.Number(row => value(row)));

    internal static TableColumn<TRow> Flag(string name, string meaning, Func<TRow, bool> value) =>
        new(name, "boolean", false, meaning, Column<TRow>.Flag(value));

    internal static TableColumn<TRow> Instant(string name, string meaning, Func<TRow, DateTimeOffset> value) =>
        new(name, "timestamptz", false, meaning, Column<TRow>.Instant(row => value(row)));

    internal static TableColumn<TRow> InstantOrNull(string name, string meaning, Func<TRow, DateTimeOffset?> value) =>
        new(name, "timestamptz", true, meaning, Column<TRow>.Instant(value));

    internal static TableColumn<TRow> Date(string name, string meaning, Func<TRow, DateOnly> value) =>
        new(name, "date", false, meaning, Column<TRow>.Date(row => value(row)));

    internal static TableColumn<TRow> DateOrNull(string name, string meaning, Func<TRow, DateOnly?> value) =>
        new(name, "date", true, meaning, Column<TRow>.Date(value));
}
