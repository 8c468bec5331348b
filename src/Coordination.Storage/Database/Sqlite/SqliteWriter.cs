using System.Diagnostics;
using System.Threading.Channels;
using Coordination.Storage.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>
/// The only writer of the file, on a thread of its own. All writes are queued here; what is queued when the writer is free
/// shares one transaction and one sync to disk. If a write of such a group fails, the group is rolled back and repeated with
/// a savepoint per write, so that only the faulty write fails.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly StorageOptions _options;
    private readonly Func<SqliteSession> _open;
    private readonly ILogger _logger;
    private readonly Channel<ISqliteWrite> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteSession? _session;

    internal SqliteWriter(StorageOptions options, Func<SqliteSession> open, ILogger logger)
    {
        _options = options;
        _open = open;
        _logger = logger;
        _queue = Channel.CreateBounded<ISqliteWrite>(new BoundedChannelOptions(options.QueueLengthMax) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = "coordination-sqlite-writer" }.Start();
    }

    /// <summary>Queues work and returns when it is durable. The work may run twice: what it changes besides the session must be
    /// what a second run would change too.</summary>
    internal async Task<T> EnqueueAsync<T>(
        Func<SqliteSession, T> work, int rows, CancellationToken cancellation, Action<long>? committed = null)
    {
        var write = new SqliteWrite<T>(work, rows, committed);
        try
        {
            await _queue.Writer.WriteAsync(write, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            throw SqliteFaults.Unavailable(closed);
        }

        StorageTelemetry.QueueLength.Add(1);
        return await write.Result.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Commits what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        var group = new List<ISqliteWrite>();
        while (_queue.Reader.TryPeek(out _) || _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var rows = 0;
            while (rows < _options.BatchRowsMax && _queue.Reader.TryRead(out var write))
            {
                group.Add(write);
                rows += write.Rows;
            }

            StorageTelemetry.QueueLength.Add(-group.Count);
            Commit(group);
            group.Clear();
        }

        End();
        _ended.SetResult();
    }

    /// <summary>Moves the write-ahead log into the file, so that a copy of the file alone has everything.</summary>
    private void End()
    {
        try
        {
            _session?.Execute("pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // Somebody reads the file. The log stays beside it and is moved at the next start.
        }

        _session?.Dispose();
    }

    private void Commit(List<ISqliteWrite> group)
    {
        try
        {
            _session ??= _open();
            if (!TryTogether(_session, group)) EachAlone(_session, group);
        }
#pragma warning disable CA1031 // Whatever happens, the thread must live on and each caller must get an answer.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _logger.WriterLostDatabase("sqlite", group.Count, fault);
            StorageTelemetry.Unavailable.Add(group.Count);
            foreach (var write in group) write.Fail(SqliteFaults.Unavailable(fault));
            _session?.Dispose();
            _session = null;
        }
    }

    private static bool TryTogether(SqliteSession session, List<ISqliteWrite> group)
    {
        using var span = StorageTelemetry.Source.StartActivity("sqlite commit");
        span?.SetTag("coordination.requests", group.Count);
        var started = Stopwatch.GetTimestamp();
        session.Execute("begin immediate");
        try
        {
            foreach (var write in group) write.Apply(session);
        }
        catch (Exception fault) when (!SqliteFaults.IsUnavailable(fault))
        {
            session.Execute("rollback");
            return false;
        }

        session.Execute("commit");
        StorageTelemetry.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        StorageTelemetry.BatchSize.Record(group.Count);
        foreach (var write in group) write.Complete();
        return true;
    }

    private static void EachAlone(SqliteSession session, List<ISqliteWrite> group)
    {
        var faults = new Exception?[group.Count];
        session.Execute("begin immediate");
        for (var index = 0; index < faults.Length; index++)
        {
            session.Execute("savepoint one_write");
            try
            {
                group[index].Apply(session);
            }
            catch (Exception fault) when (!SqliteFaults.IsUnavailable(fault))
            {
                faults[index] = fault;
                session.Execute("rollback to one_write");
            }

            session.Execute("release one_write");
        }

        session.Execute("commit");
        for (var index = 0; index < faults.Length; index++)
        {
            if (faults[index] is { } fault) group[index].Fail(fault);
            else group[index].Complete();
        }
    }
}
