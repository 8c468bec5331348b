using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Telemetry;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Clock;

/// <summary>Wakes citizens whose time has come, in bounded steps. A citizen decides for itself, so waking twice does nothing.</summary>
internal sealed class CitizenWaker(WakeTimes wakeTimes, IGrainFactory grains, ServiceClock clock, ILogger<CitizenWaker> log)
{
    /// <summary>Citizens asked for at once.</summary>
    private const int CitizensAtOnce = 256;

    /// <summary>Wakes all citizens of a range that are due now.</summary>
    /// <returns>How many were woken.</returns>
    public async Task<int> WakeDueAsync((uint After, uint UpTo)? range, CancellationToken cancellation)
    {
        var woken = 0;
        HashSet<DueCitizen> before = [];
        for (; ; )
        {
            var due = await wakeTimes.DueCitizensAsync(clock.Now, CitizensAtOnce, range, cancellation);
            var fresh = due.Where(citizen => !before.Contains(citizen)).ToList();
            if (fresh.Count == 0) return woken;
            before = [.. due];
            await Task.WhenAll(fresh.Select(citizen => WakeAsync(citizen.Citizen)));
            woken += fresh.Count;
        }
    }

    /// <summary>Wakes one citizen; one that cannot be woken is logged and left for the next time.</summary>
    public async Task WakeAsync(string citizen)
    {
        try
        {
            Caller.System.SetCurrent();
            await grains.Reference<ICitizenDelivery>(citizen).Wake();
            SiloTelemetry.Woken.Add(1);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            SiloLog.WakeFailed(log, fault);
        }
    }
}
