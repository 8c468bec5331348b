using System.Diagnostics;
using Coordination.Storage.Database;
using Coordination.Storage.Database.Postgres;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using PendingRows = Coordination.Storage.Database.Pending<
    System.Collections.Generic.IReadOnlyList<Coordination.Storage.Inbox.InboxRow>,
    System.Collections.Generic.IReadOnlyList<long>>;

namespace Coordination.Storage.Inbox;

/// <summary>The inbox on PostgreSQL. Its own writer commits concurrent inserts together.</summary>
internal sealed class PostgresInbox : InboxTable, IAsyncDisposable
{
    private readonly PostgresLane<IReadOnlyList<InboxRow>, IReadOnlyList<long>> _lane;

    public PostgresInbox(PostgresDatabase database, ContentCodec codec, StorageOptions options, ILogger<PostgresInbox> logger)
        : base(database, codec, options.KnownKeysMax) =>
        _lane = new PostgresLane<IReadOnlyList<InboxRow>, IReadOnlyList<long>>("inbox", database, logger, CommitAsync);

    public override async Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<InboxRow> rows, CancellationToken cancellation = default)
    {
        if (rows.Count == 0) return [];
        return await _lane.EnqueueAsync(Stored(rows), rows.Count, cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private static async Task CommitAsync(NpgsqlConnection connection, IReadOnlyList<PendingRows> batch)
    {
        try
        {
            await InsertTogetherAsync(connection, batch).ConfigureAwait(false);
        }
        catch (Exception fault) when (!PostgresFaults.IsUnavailable(fault))
        {
            if (batch is [var refused])
            {
                refused.Fail(fault);
                return;
            }

            // The database refuses one of the rows. The batch is halved until that row is alone.
            var half = batch.Count / 2;
            await CommitAsync(connection, [.. batch.Take(half)]).ConfigureAwait(false);
            await CommitAsync(connection, [.. batch.Skip(half)]).ConfigureAwait(false);
        }
    }

    private static async Task InsertTogetherAsync(NpgsqlConnection connection, IReadOnlyList<PendingRows> batch)
    {
        var rows = batch.SelectMany(pending => pending.Request).ToArray();
        using var span = StorageTelemetry.Source.StartActivity("inbox commit", ActivityKind.Client);
        span?.SetTag("coordination.arrivals", rows.Length);
        await using var commands = new NpgsqlBatch(connection)
        {
            BatchCommands = { PostgresAppends.Reserve(rows.Length), ArrivalWrite.Insert.ToPostgres(rows) },
        };
        var position = (long)(await commands.ExecuteScalarAsync().ConfigureAwait(false))!;
        foreach (var pending in batch)
        {
            var positions = new long[pending.Request.Count];
            for (var index = 0; index < positions.Length; index++) positions[index] = position++;
            pending.Complete(positions);
        }
    }
}
