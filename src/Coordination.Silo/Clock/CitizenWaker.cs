using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Clock;

/// <summary>Wakes citizens that are due, in bounded steps. Waking a citizen twice changes nothing.</summary>
internal sealed class CitizenWaker(
    WakeTimes wakeTimes, IGrainFactory grains, ClockCheck clock, IOptions<ClockOptions> options, ILogger<CitizenWaker> log)
{
    /// <summary>
    /// Wakes all citizens of a range of the ring that are due by the database's clock, so that a silo whose own clock is wrong wakes
    /// those of other silos in time.
    /// </summary>
    /// <returns>The number of citizens tried. One that fails stays due.</returns>
    public async Task<int> WakeDueAsync((uint After, uint UpTo)? range, CancellationToken cancellation)
    {
        var woken = 0;
        HashSet<DueCitizen> before = [];
        for (; ; )
        {
            var due = await wakeTimes.DueCitizensAsync(clock.NowOfDatabase, options.Value.CitizensAtOnce, range, cancellation);
            var fresh = due.Where(citizen => !before.Contains(citizen)).ToList();
            if (fresh.Count == 0) return woken;
            before = [.. due];
            await Task.WhenAll(fresh.Select(citizen => WakeAsync(citizen.Citizen)));
            woken += fresh.Count;
        }
    }

    /// <summary>Wakes one citizen. A failure is logged. The citizen stays due and is woken again at the next interval.</summary>
    public async Task WakeAsync(string citizen)
    {
        try
        {
            Caller.System.SetCurrent();
            await grains.Reference<ICitizenDelivery>(citizen).Wake();
            SiloTelemetry.Woken.Add(1);
        }
        catch (Exception fault)
        {
            SiloLog.WakeFailed(log, fault);
        }
    }
}
