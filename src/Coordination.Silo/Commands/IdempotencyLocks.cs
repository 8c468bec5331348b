namespace Coordination.Silo.Citizens;

/// <summary>Commands with an idempotency key that are being carried out: one at a time per caller and key.</summary>
internal sealed class CommandsUnderWay
{
    private readonly Dictionary<(string Caller, string Key), TaskCompletionSource> _underWay = [];

    /// <summary>Waits until no command of this caller and key is under way, and enters one; disposing ends it.</summary>
    public async Task<IDisposable> BeginAsync(string caller, string key)
    {
        while (_underWay.TryGetValue((caller, key), out var other)) await other.Task;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay.Add((caller, key), ended);
        return new UnderWay(this, (caller, key), ended);
    }

    private sealed class UnderWay(CommandsUnderWay all, (string, string) command, TaskCompletionSource ended) : IDisposable
    {
        public void Dispose()
        {
            all._underWay.Remove(command);
            ended.SetResult();
        }
    }
}
