using Coordination.Storage.Database.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Storage.Database;

/// <summary>A column of rows to write. It takes its value from a row and binds it for either engine.</summary>
internal abstract class Column<TRow>
{
    /// <summary>The values of all rows, as one array parameter of PostgreSQL.</summary>
    internal abstract NpgsqlParameter ToArray(IReadOnlyList<TRow> rows);

    /// <summary>Binds the value of one row to a parameter of SQLite; <paramref name="index"/> starts at 1.</summary>
    internal abstract void Bind(SqliteStatement statement, int index, TRow row);

    internal static Column<TRow> Text(Func<TRow, string?> value) =>
        new TypedColumn<TRow, string?>(
            NpgsqlDbType.Text, row => UnstorableTextException.Unless(value(row)),
            static (statement, index, text) => statement.BindText(index, text));

    internal static Column<TRow> Number(Func<TRow, long> value) =>
        new TypedColumn<TRow, long>(NpgsqlDbType.Bigint, value, static (statement, index, number) => statement.BindNumber(index, number));

    internal static Column<TRow> NumberOrNull(Func<TRow, long?> value) =>
        new TypedColumn<TRow, long?>(NpgsqlDbType.Bigint, value, static (statement, index, number) => statement.BindNumber(index, number));

    internal static Column<TRow> Flag(Func<TRow, bool> value) =>
        new TypedColumn<TRow, bool>(
            NpgsqlDbType.Boolean, value, static (statement, index, flag) => statement.BindNumber(index, flag ? 1 : 0));

    internal static Column<TRow> Instant(Func<TRow, DateTimeOffset?> value) =>
        new TypedColumn<TRow, DateTime?>(
            NpgsqlDbType.TimestampTz,
            row => value(row)?.UtcDateTime,
            static (statement, index, instant) => statement.BindNumber(index, instant is { } at ? Microseconds.From(at) : null));

    internal static Column<TRow> Date(Func<TRow, DateOnly?> value) =>
        new TypedColumn<TRow, DateOnly?>(
            NpgsqlDbType.Date,
            value,
            static (statement, index, date) =>
                statement.BindText(index, date?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>UTF-8 bytes that are stored as text without being converted to a string.</summary>
    internal static Column<TRow> Utf8(Func<TRow, ReadOnlyMemory<byte>> value) =>
        new TypedColumn<TRow, ReadOnlyMemory<byte>>(
            NpgsqlDbType.Text, value, static (statement, index, utf8) => statement.BindUtf8(index, utf8.Span));

    internal static Column<TRow> Bytes(Func<TRow, ReadOnlyMemory<byte>> value) =>
        new TypedColumn<TRow, ReadOnlyMemory<byte>>(
            NpgsqlDbType.Bytea, value, static (statement, index, bytes) => statement.BindBytes(index, bytes.Span));
}

internal sealed class TypedColumn<TRow, TValue>(
    NpgsqlDbType type, Func<TRow, TValue> value, Action<SqliteStatement, int, TValue> bind) : Column<TRow>
{
    internal override NpgsqlParameter ToArray(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var index = 0; index < values.Length; index++) values[index] = value(rows[index]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }

    internal override void Bind(SqliteStatement statement, int index, TRow row) => bind(statement, index, value(row));
}
