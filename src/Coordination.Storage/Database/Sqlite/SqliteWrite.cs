using System.Diagnostics;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>Work queued for the writer.</summary>
internal interface ISqliteWrite
{
    /// <summary>Its share of a group's bound.</summary>
    int Rows { get; }

    void Apply(SqliteSession session);

    void Complete();

    void Fail(Exception fault);
}

internal sealed class SqliteWrite<T>(Func<SqliteSession, T> work, int rows, Action<long>? committed) : ISqliteWrite
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _queuedAt = Stopwatch.GetTimestamp();
    private T? _result;

    public int Rows => rows;

    internal Task<T> Answer => _answer.Task;

    public void Apply(SqliteSession session) => _result = work(session);

    public void Complete()
    {
        committed?.Invoke(_queuedAt);
        _answer.TrySetResult(_result!);
    }

    public void Fail(Exception fault) => _answer.TrySetException(fault);
}
