using System.Diagnostics;
using Coordination.Storage.Database;
using Coordination.Storage.Database.Postgres;
using Coordination.Storage.Journal;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using PendingArrivals = Coordination.Storage.Database.Pending<
    System.Collections.Generic.IReadOnlyList<Coordination.Storage.Inbox.Arrival>,
    System.Collections.Generic.IReadOnlyList<long>>;

namespace Coordination.Storage.Inbox;

/// <summary>The inbox on PostgreSQL. A writer of its own commits concurrent inserts together.</summary>
internal sealed class PostgresInbox : InboxTable, IAsyncDisposable
{
    private readonly PostgresLane<IReadOnlyList<Arrival>, IReadOnlyList<long>> _lane;

    public PostgresInbox(PostgresDatabase database, StorageOptions options, ILogger<PostgresInbox> logger)
        : base(database, options.KnownKeysMax) =>
        _lane = new PostgresLane<IReadOnlyList<Arrival>, IReadOnlyList<long>>("inbox", database, logger, CommitAsync);

    public override async Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation = default)
    {
        if (arrivals.Count == 0) return [];
        return await _lane.EnqueueAsync(arrivals, arrivals.Count, cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private static async Task CommitAsync(NpgsqlConnection connection, IReadOnlyList<PendingArrivals> batch)
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

            // The database refuses one of them: the batch is halved until that one is alone.
            var half = batch.Count / 2;
            await CommitAsync(connection, [.. batch.Take(half)]).ConfigureAwait(false);
            await CommitAsync(connection, [.. batch.Skip(half)]).ConfigureAwait(false);
        }
    }

    private static async Task InsertTogetherAsync(NpgsqlConnection connection, IReadOnlyList<PendingArrivals> batch)
    {
        var arrivals = batch.SelectMany(pending => pending.Request).ToArray();
        using var span = StorageTelemetry.Source.StartActivity("inbox commit", ActivityKind.Client);
        span?.SetTag("coordination.arrivals", arrivals.Length);
        await using var commands = new NpgsqlBatch(connection)
        {
            BatchCommands = { PostgresAppends.Reserve(arrivals.Length), ArrivalWrite.Insert.ToPostgres(arrivals) },
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
