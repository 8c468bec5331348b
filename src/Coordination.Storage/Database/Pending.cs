using System.Diagnostics;

namespace Coordination.Storage.Database;

/// <summary>A request that waits for its group's commit.</summary>
internal sealed class Pending<TRequest, TAnswer>(TRequest request, int rows)
{
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TRequest Request => request;

    /// <summary>Its share of a batch's bound.</summary>
    internal int Rows => rows;

    internal long QueuedAt { get; } = Stopwatch.GetTimestamp();

    internal Task<TAnswer> Answer => _answer.Task;

    internal bool IsAnswered => _answer.Task.IsCompleted;

    internal void Complete(TAnswer answer) => _answer.TrySetResult(answer);

    internal void Fail(Exception cause) => _answer.TrySetException(cause);
}
