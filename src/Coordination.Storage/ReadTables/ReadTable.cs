using Coordination.Storage.Database;
using Coordination.Storage.Database.Sqlite;
using Npgsql;

namespace Coordination.Storage.ReadTables;

/// <summary>A read table, declared once: name, key and columns. Its statements are generated from the declaration.</summary>
internal abstract class ReadTable(string name, string meaning)
{
    /// <summary>The name in the database and in the names of the statements.</summary>
    internal string Name => name;

    /// <summary>What a row means, for the reference of the schema.</summary>
    internal string Meaning => meaning;

    /// <summary>Whether rows are ever removed.</summary>
    internal abstract bool Shrinks { get; }

    /// <summary>Whether every write gives the row a new position, so that readers find the rows changed after a position.</summary>
    internal bool RenewsPosition { get; init; }

    /// <summary>The columns, in the order of the row type and of the parameters of the upsert.</summary>
    internal abstract IReadOnlyList<ColumnDeclaration> Columns { get; }

    /// <summary>The PostgreSQL statements for all changes of a batch. Of several changes to one row the last is written.</summary>
    internal abstract void AddTo(ICollection<NpgsqlBatchCommand> commands, IReadOnlyList<CitizenChanges> changes);

    /// <summary>Writes one append's changes.</summary>
    internal abstract void Write(SqliteSession session, string citizen, ReadTableChanges changes);
}

/// <summary>The changes of one append.</summary>
internal readonly record struct CitizenChanges(string Citizen, ReadTableChanges Changes);

/// <param name="name">The name in the database.</param>
/// <param name="meaning">What a row means.</param>
/// <param name="rows">Rows added or changed by an append.</param>
/// <param name="removed">Keys of rows removed by an append; null for a table that only grows.</param>
/// <param name="columns">The columns, in order.</param>
internal sealed class ReadTable<TRow>(
    string name,
    string meaning,
    Func<ReadTableChanges, IReadOnlyList<TRow>> rows,
    Func<string, ReadTableChanges, IReadOnlyList<RowKey>>? removed,
    params TableColumn<TRow>[] columns) : ReadTable(name, meaning)
    where TRow : class
{
    private readonly Func<TRow, string>[] _key = [.. columns.Select(column => column.Key).OfType<Func<TRow, string>>()];

    private readonly RowWrite<TRow> _upsert =
        new(GeneratedStatements.Upsert(name), [.. columns.Select(column => column.Value)]);

    private readonly RowWrite<RowKey> _remove =
        new(GeneratedStatements.Remove(name), KeyColumns[..columns.Count(column => column.Key is not null)]);

    private static Column<RowKey>[] KeyColumns =>
        [Column<RowKey>.Text(key => key.First), Column<RowKey>.Text(key => key.Second), Column<RowKey>.Text(key => key.Third)];

    internal override bool Shrinks => removed is not null;

    internal override IReadOnlyList<ColumnDeclaration> Columns { get; } = [.. columns.Select(column => column.Declaration)];

    internal override void AddTo(ICollection<NpgsqlBatchCommand> commands, IReadOnlyList<CitizenChanges> changes)
    {
        Dictionary<RowKey, TRow?>? last = null;
        foreach (var (citizen, change) in changes)
        {
            if (removed is not null)
            {
                var gone = removed(citizen, change);
                for (var index = 0; index < gone.Count; index++) (last ??= [])[gone[index]] = null;
            }

            var added = rows(change);
            for (var index = 0; index < added.Count; index++) (last ??= [])[KeyOf(added[index])] = added[index];
        }

        if (last is null) return;
        var left = last.Where(row => row.Value is null).Select(row => row.Key).ToArray();
        var here = last.Values.OfType<TRow>().ToArray();
        if (left.Length > 0) commands.Add(_remove.ToPostgres(left));
        if (here.Length > 0) commands.Add(_upsert.ToPostgres(here));
    }

    internal override void Write(SqliteSession session, string citizen, ReadTableChanges changes)
    {
        if (removed is not null) session.Write(_remove, removed(citizen, changes));
        session.Write(_upsert, rows(changes));
    }

    private RowKey KeyOf(TRow row) => new(
        _key[0](row), _key.Length > 1 ? _key[1](row) : string.Empty, _key.Length > 2 ? _key[2](row) : string.Empty);
}
