using Coordination.Grains;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Tells the caseworkers whose alerts changed, the moment that is durable; whoever has several alerts changed before the
/// thread pool comes to it is told once. Lost ones are re-read at the next heartbeat.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class AlertNotifier(IGrainFactory grains) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private HashSet<string> _receivers = new(StringComparer.Ordinal);

    /// <summary>Has the receivers of changed alerts told.</summary>
    public void Notify(IReadOnlyList<AlertRow> alerts)
    {
        if (alerts.Count == 0) return;
        lock (_gate)
        {
            var isQueued = _receivers.Count > 0;
            foreach (var alert in alerts) _receivers.Add(alert.Receiver);
            if (isQueued) return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        HashSet<string> receivers;
        lock (_gate) (receivers, _receivers) = (_receivers, new HashSet<string>(StringComparer.Ordinal));
        Caller.System.SetCurrent();
        foreach (var receiver in receivers) _ = TellAsync(receiver);
    }

    // A silo that stops may refuse the call: the task has it, and nobody needs to know.
    private async Task TellAsync(string receiver) => await grains.Reference<ICaseworkerGrain>(receiver).AlertsChanged();
}
