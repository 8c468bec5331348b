using Coordination.Grains;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Citizens;

/// <summary>Tells the caseworkers whose alerts changed, the moment that is durable. Lost ones are re-read at the next heartbeat.</summary>
internal static class Notifications
{
    public static void Send(IGrainFactory grains, IReadOnlyList<AlertRow> alerts)
    {
        if (alerts.Count == 0) return;
        var caller = Caller.Current;
        Caller.System.Flow();
        foreach (var receiver in alerts.Select(alert => alert.Receiver).Distinct(StringComparer.Ordinal))
            _ = grains.GetGrain<ICaseworkerGrain>(receiver).AlertsChanged();
        caller?.Flow();
    }
}
