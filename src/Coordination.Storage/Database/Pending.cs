using System.Diagnostics;

namespace Coordination.Storage.Database;

/// <summary>A request that waits for the commit of its batch.</summary>
internal sealed class Pending<TRequest, TResult>(TRequest request, int rows, Action? failed = null)
{
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TRequest Request => request;

    /// <summary>Rows it writes; counted against <see cref="StorageOptions.BatchRowsMax"/>.</summary>
    internal int Rows => rows;

    internal long QueuedAt { get; } = Stopwatch.GetTimestamp();

    internal Task<TResult> Result => _result.Task;

    internal bool IsCompleted => _result.Task.IsCompleted;

    internal void Complete(TResult result) => _result.TrySetResult(result);

    internal void Fail(Exception cause)
    {
        failed?.Invoke();
        _result.TrySetException(cause);
    }
}
