using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>
/// A prepared statement of the writer's connection. It bypasses ADO.NET, which costs several times as much per row as SQLite itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    internal SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection, sql, out _statement));
    }

    internal void BindText(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, index));
            return;
        }

        if (value.Contains('\0', StringComparison.Ordinal)) throw new UnstorableTextException();
        Check(raw.sqlite3_bind_text(_statement, index, value));
    }

    internal void BindUtf8(int index, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Contains((byte)0)) throw new UnstorableTextException();
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, index, string.Empty) : raw.sqlite3_bind_text(_statement, index, utf8));
    }

    internal void BindBytes(int index, ReadOnlySpan<byte> bytes) =>
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, bytes));

    internal void BindNumber(int index, long? value) =>
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, index, number) : raw.sqlite3_bind_null(_statement, index));

    /// <summary>Runs the statement. Returns the number of rows changed.</summary>
    internal int Run()
    {
        try
        {
            int result;
            do result = raw.sqlite3_step(_statement);
            while (result == raw.SQLITE_ROW);
            if (result != raw.SQLITE_DONE) Check(result);
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            // The result repeats the error of the step, which was already thrown.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(
                raw.sqlite3_errmsg(_connection).utf8_to_string(), result & 0xFF, raw.sqlite3_extended_errcode(_connection));
    }
}
