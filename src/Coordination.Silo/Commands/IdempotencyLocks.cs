namespace Coordination.Silo.Commands;

/// <summary>Serializes the commands of one caller under one idempotency key, within one activation.</summary>
/// <remarks>Not thread safe: it belongs to one grain, whose turns do not overlap.</remarks>
internal sealed class IdempotencyLocks
{
    private readonly Dictionary<(string Caller, string Key), TaskCompletionSource> _held = [];

    /// <summary>
    /// Waits until no other command with this caller and key holds the lock, and takes it. Disposing of the result releases it.
    /// </summary>
    public async Task<IDisposable> AcquireAsync(string caller, string key)
    {
        while (_held.TryGetValue((caller, key), out var other)) await other.Task;
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.Add((caller, key), released);
        return new Lock(this, (caller, key), released);
    }

    private sealed class Lock(IdempotencyLocks locks, (string, string) key, TaskCompletionSource released) : IDisposable
    {
        public void Dispose()
        {
            locks._held.Remove(key);
            released.SetResult();
        }
    }
}
