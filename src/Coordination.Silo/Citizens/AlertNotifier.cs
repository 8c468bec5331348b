using Coordination.Grains;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Notifies the caseworkers whose alerts changed, once the change is durable. Several changes for one caseworker before the thread
/// pool runs are one notification. A notification may be lost: every connection also reads at its heartbeat.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class AlertNotifier(IGrainFactory grains) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private HashSet<string> _receivers = new(StringComparer.Ordinal);

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
        foreach (var receiver in receivers) _ = NotifyAsync(receiver);
    }

    // A silo that stops may refuse the call. The notification is then lost, which it may be.
    private async Task NotifyAsync(string receiver) => await grains.Reference<ICaseworkerGrain>(receiver).AlertsChanged();
}
