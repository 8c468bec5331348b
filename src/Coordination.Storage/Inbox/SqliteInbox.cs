using Coordination.Storage.Database;
using Coordination.Storage.Database.Sqlite;

namespace Coordination.Storage.Inbox;

/// <summary>The inbox on SQLite. Inserts share a transaction with all other writes that are queued.</summary>
internal sealed class SqliteInbox(SqliteDatabase database, StorageOptions options) : InboxTable(database, options.KnownKeysMax)
{
    public override async Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation = default)
    {
        if (arrivals.Count == 0) return [];
        return await database.Writer.EnqueueAsync(session => Insert(session, arrivals), arrivals.Count, cancellation).ConfigureAwait(false);
    }

    private static long[] Insert(SqliteSession session, IReadOnlyList<Arrival> arrivals)
    {
        var positions = new long[arrivals.Count];
        var statement = session.Prepared(ArrivalWrite.Insert.Name);
        for (var index = 0; index < positions.Length; index++)
        {
            ArrivalWrite.Insert.Bind(statement, arrivals[index]);
            statement.Run();
            positions[index] = session.LastPosition;
        }

        return positions;
    }
}
