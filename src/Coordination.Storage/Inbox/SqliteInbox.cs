using Coordination.Storage.Database;
using Coordination.Storage.Database.Sqlite;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Inbox;

/// <summary>The inbox on SQLite. Inserts share a transaction with all other writes that are queued.</summary>
internal sealed class SqliteInbox(SqliteDatabase database, ContentCodec codec, StorageOptions options)
    : InboxTable(database, codec, options.KnownKeysMax)
{
    public override async Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<InboxRow> rows, CancellationToken cancellation = default)
    {
        if (rows.Count == 0) return [];
        var stored = Stored(rows);
        return await database.Writer.EnqueueAsync(session => Insert(session, stored), rows.Count, cancellation).ConfigureAwait(false);
    }

    private static long[] Insert(SqliteSession session, IReadOnlyList<InboxRow> rows)
    {
        var positions = new long[rows.Count];
        var statement = session.Prepared(ArrivalWrite.Insert.Name);
        for (var index = 0; index < positions.Length; index++)
        {
            ArrivalWrite.Insert.Bind(statement, rows[index]);
            statement.Run();
            positions[index] = session.LastPosition;
        }

        return positions;
    }
}
