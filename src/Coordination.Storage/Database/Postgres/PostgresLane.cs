using System.Threading.Channels;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coordination.Storage.Database.Postgres;

/// <summary>
/// A writer with a queue, a loop and its own connection. Whenever the loop is free it takes what is queued, without waiting for more,
/// and passes it to a commit function, which completes each request. If that function throws, the outcome of the requests it did not
/// complete is unknown. A lost connection is reopened after increasing waits; each failed attempt fails the requests that are queued
/// by then.
/// </summary>
internal sealed class PostgresLane<TRequest, TResult> : IAsyncDisposable
{
    private readonly string _name;
    private readonly string _connectionString;
    private readonly StorageOptions _options;
    private readonly ILogger _logger;
    private readonly Func<NpgsqlConnection, IReadOnlyList<Pending<TRequest, TResult>>, Task> _commit;
    private readonly Channel<Pending<TRequest, TResult>> _queue;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    internal PostgresLane(
        string name, PostgresDatabase database, ILogger logger,
        Func<NpgsqlConnection, IReadOnlyList<Pending<TRequest, TResult>>, Task> commit)
    {
        _name = name;
        _connectionString = database.LaneConnectionString;
        _options = database.Options;
        _logger = logger;
        _commit = commit;
        _queue = Channel.CreateBounded<Pending<TRequest, TResult>>(
            new BoundedChannelOptions(_options.QueueLengthMax) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    /// <param name="failed">Called before the next request is committed when this one fails.</param>
    internal Task<TResult> EnqueueAsync(TRequest request, int rows, CancellationToken cancellation, Action? failed = null)
    {
        var pending = new Pending<TRequest, TResult>(request, rows, failed);
        if (!_queue.Writer.TryWrite(pending)) return EnqueueLaterAsync(pending, cancellation);
        StorageTelemetry.QueueLength.Add(1);
        return pending.Result.WaitAsync(cancellation);
    }

    private async Task<TResult> EnqueueLaterAsync(Pending<TRequest, TResult> pending, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            throw PostgresFaults.Unavailable(closed);
        }

        StorageTelemetry.QueueLength.Add(1);
        return await pending.Result.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Commits what is queued, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete()) return;
        _stopping.CancelAfter(_options.StopTimeout);
        await _loop.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        NpgsqlConnection? connection = null;
        var batch = new List<Pending<TRequest, TResult>>();
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_stopping.Token).ConfigureAwait(false))
            {
                connection = await ConnectAsync(connection).ConfigureAwait(false);
                Take(batch, _options.BatchRowsMax);
                if (!await TryCommitAsync(connection, batch).ConfigureAwait(false))
                {
                    await connection.DisposeAsync().ConfigureAwait(false);
                    connection = null;
                }

                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The writer stopped while the database was unavailable. The waiting requests are failed below.
        }
        finally
        {
            FailAll(batch, new OperationCanceledException("The writer stops."));
            if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> TryCommitAsync(NpgsqlConnection connection, List<Pending<TRequest, TResult>> batch)
    {
        try
        {
            await _commit(connection, batch).ConfigureAwait(false);
            return connection.State == System.Data.ConnectionState.Open;
        }
#pragma warning disable CA1031 // Whatever happens, the loop must live on and each caller must get an answer.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _logger.WriterLostDatabase(_name, batch.Count(pending => !pending.IsCompleted), fault);
            Fail(batch, fault);
            return false;
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnection? current)
    {
        if (current is { State: System.Data.ConnectionState.Open }) return current;
        if (current is not null) await current.DisposeAsync().ConfigureAwait(false);
        var delay = _options.ReconnectDelayMin;
        for (var attempt = 1; ; attempt++)
        {
            var connection = new NpgsqlConnection(_connectionString);
            try
            {
                await connection.OpenAsync(_stopping.Token).ConfigureAwait(false);
                if (attempt > 1) _logger.WriterReconnected(_name, attempt);
                return connection;
            }
#pragma warning disable CA1031 // A database that cannot be reached shows itself in many ways; all of them mean: try again.
            catch (Exception fault) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                _logger.WriterCannotConnect(_name, delay, fault);
                var waiting = new List<Pending<TRequest, TResult>>();
                Take(waiting, int.MaxValue);
                Fail(waiting, fault);
                await Task.Delay(delay, _stopping.Token).ConfigureAwait(false);
                delay = delay * 2 < _options.ReconnectDelayMax ? delay * 2 : _options.ReconnectDelayMax;
            }
        }
    }

    private void Take(List<Pending<TRequest, TResult>> batch, int rowsMax)
    {
        var rows = 0;
        while (rows < rowsMax && _queue.Reader.TryRead(out var pending))
        {
            batch.Add(pending);
            rows += pending.Rows;
        }

        StorageTelemetry.QueueLength.Add(-batch.Count);
    }

    private void FailAll(List<Pending<TRequest, TResult>> batch, Exception fault)
    {
        _queue.Writer.TryComplete();
        Take(batch, int.MaxValue);
        Fail(batch, fault);
    }

    private static void Fail(List<Pending<TRequest, TResult>> batch, Exception fault)
    {
        foreach (var pending in batch.Where(pending => !pending.IsCompleted))
        {
            StorageTelemetry.Unavailable.Add(1);
            pending.Fail(PostgresFaults.Unavailable(fault));
        }
    }
}
