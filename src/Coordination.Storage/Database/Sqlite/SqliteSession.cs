using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>The writer's connection. Used only by the writer's thread, inside its transaction.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>The prepared statement with a name. Its parameters are numbered.</summary>
    internal SqliteStatement Prepared(string name)
    {
        if (_statements.TryGetValue(name, out var statement)) return statement;
        statement = new SqliteStatement(connection.Handle!, SqlTexts.Find("Sqlite", name));
        _statements.Add(name, statement);
        return statement;
    }

    /// <summary>Runs a statement with named parameters and reads its rows.</summary>
    internal IReadOnlyList<T> Run<T>(Statement statement, Func<Row, T> map) => SqliteDatabase.Read(connection, statement, map);

    /// <summary>Runs a prepared statement once per row. Returns the number of rows changed.</summary>
    internal int Write<TRow>(RowWrite<TRow> write, IEnumerable<TRow> rows)
    {
        var changed = 0;
        SqliteStatement? statement = null;
        foreach (var row in rows)
        {
            statement ??= Prepared(write.Name);
            write.Bind(statement, row);
            changed += statement.Run();
        }

        return changed;
    }

    /// <summary>The position that the last insert was given.</summary>
    internal long LastPosition => raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>Runs one or more statements without parameters.</summary>
    internal void Execute(string sql)
    {
        if (raw.sqlite3_exec(connection.Handle, sql) is var result and not raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result & 0xFF, result);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        connection.Dispose();
    }
}
