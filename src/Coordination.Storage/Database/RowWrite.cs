using Coordination.Storage.Database.Sqlite;
using Npgsql;

namespace Coordination.Storage.Database;

/// <summary>
/// A statement that writes many rows. PostgreSQL runs it once, with one array per column; SQLite runs it once per row, prepared.
/// Parameters are numbered in the order of the columns.
/// </summary>
internal sealed class RowWrite<TRow>(string name, params Column<TRow>[] columns)
{
    internal string Name => name;

    internal NpgsqlBatchCommand ToPostgres(IReadOnlyList<TRow> rows)
    {
        var command = new NpgsqlBatchCommand(SqlTexts.Find("Postgres", name));
        foreach (var column in columns) command.Parameters.Add(column.ToArray(rows));
        return command;
    }

    internal void Bind(SqliteStatement statement, TRow row)
    {
        for (var index = 0; index < columns.Length; index++) columns[index].Bind(statement, index + 1, row);
    }
}
