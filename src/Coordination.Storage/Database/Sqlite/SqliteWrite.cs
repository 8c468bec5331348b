using System.Diagnostics;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>Work that is queued for the writer.</summary>
internal interface ISqliteWrite
{
    /// <summary>Rows it writes; counted against <see cref="StorageOptions.BatchRowsMax"/>.</summary>
    int Rows { get; }

    void Apply(SqliteSession session);

    void Complete();

    void Fail(Exception fault);
}

internal sealed class SqliteWrite<T>(Func<SqliteSession, T> work, int rows, Action<long>? committed) : ISqliteWrite
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _queuedAt = Stopwatch.GetTimestamp();
    private T? _written;

    public int Rows => rows;

    internal Task<T> Result => _result.Task;

    public void Apply(SqliteSession session) => _written = work(session);

    public void Complete()
    {
        committed?.Invoke(_queuedAt);
        _result.TrySetResult(_written!);
    }

    public void Fail(Exception fault) => _result.TrySetException(fault);
}
