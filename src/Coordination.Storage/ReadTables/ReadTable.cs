using Coordination.Storage.Database;
using Coordination.Storage.Database.Sqlite;
using Npgsql;

namespace Coordination.Storage.ReadTables;

/// <summary>How a read table is written: where its rows stand in an append, what identifies one, and its columns.</summary>
internal abstract class ReadTable
{
    /// <summary>The PostgreSQL statements for all changes of a batch; of several changes to one row the last counts.</summary>
    internal abstract void AddTo(ICollection<NpgsqlBatchCommand> commands, IReadOnlyList<CitizenChanges> changes);

    /// <summary>Writes one append's changes.</summary>
    internal abstract void Write(SqliteSession session, string citizen, ReadTableChanges changes);
}

/// <summary>The changes of one append.</summary>
internal readonly record struct CitizenChanges(string Citizen, ReadTableChanges Changes);

/// <param name="name">The table's name in its statements: <c>upsert_…</c> and <c>remove_…</c>.</param>
/// <param name="rows">Rows added or changed.</param>
/// <param name="keyOf">What identifies a row.</param>
/// <param name="removed">Keys of rows removed; null for a table that only grows.</param>
/// <param name="columns">The parameters of the upsert, in order.</param>
internal sealed class ReadTable<TRow>(
    string name,
    Func<ReadTableChanges, IReadOnlyList<TRow>> rows,
    Func<TRow, RowKey> keyOf,
    Func<string, ReadTableChanges, IEnumerable<RowKey>>? removed,
    params Column<TRow>[] columns) : ReadTable
    where TRow : class
{
    private readonly RowWrite<TRow> _upsert = new($"ReadTables/upsert_{name}", columns);

    private readonly RowWrite<RowKey> _remove = new(
        $"ReadTables/remove_{name}",
        Column<RowKey>.Text(key => key.Citizen),
        Column<RowKey>.Text(key => key.First),
        Column<RowKey>.Text(key => key.Second));

    internal override void AddTo(ICollection<NpgsqlBatchCommand> commands, IReadOnlyList<CitizenChanges> changes)
    {
        Dictionary<RowKey, TRow?>? last = null;
        foreach (var (citizen, change) in changes)
        {
            if (removed is not null)
            {
                foreach (var key in removed(citizen, change)) (last ??= [])[key] = null;
            }

            var added = rows(change);
            for (var index = 0; index < added.Count; index++) (last ??= [])[keyOf(added[index])] = added[index];
        }

        if (last is null) return;
        var gone = last.Where(row => row.Value is null).Select(row => row.Key).ToArray();
        var here = last.Values.OfType<TRow>().ToArray();
        if (gone.Length > 0) commands.Add(_remove.ToPostgres(gone));
        if (here.Length > 0) commands.Add(_upsert.ToPostgres(here));
    }

    internal override void Write(SqliteSession session, string citizen, ReadTableChanges changes)
    {
        if (removed is not null) session.Write(_remove, removed(citizen, changes));
        session.Write(_upsert, rows(changes));
    }
}
