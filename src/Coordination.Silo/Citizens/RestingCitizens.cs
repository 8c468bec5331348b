using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Packs the state of citizens that nobody has asked for in a while, each on a turn of its own grain. Most citizens in memory rest at
/// any time, so a silo has room for many more of them.
/// </summary>
/// <remarks>
/// A citizen is in the queue once while its state is unpacked, so nothing is counted or timed per citizen and call. Thread safe.
/// </remarks>
internal sealed class RestingCitizens(TimeProvider time, IOptions<CitizenOptions> options, ILogger<RestingCitizens> log) : BackgroundService
{
    private const int ChecksPerRest = 4;

    private readonly ConcurrentQueue<CitizenStateInFlight> _awake = [];

    /// <summary>The current time of the machine; citizens note it when they are used.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Citizens in memory whose state is not packed.</summary>
    public int Awake => _awake.Count;

    /// <summary>Watches a citizen whose state is unpacked, until it is packed.</summary>
    public void Watch(CitizenStateInFlight citizen) => _awake.Enqueue(citizen);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () =>
        {
            PackRested();
            return Task.CompletedTask;
        },
        () => Task.Delay(options.Value.RestAfter / ChecksPerRest, time, stoppingToken), fault => SiloLog.NotPacked(log, fault),
        stoppingToken, waitsFirst: true);

    private void PackRested()
    {
        var atOnce = options.Value.RestsAtOnceMax;
        for (var left = _awake.Count; left > 0 && atOnce > 0 && _awake.TryDequeue(out var citizen); left--)
        {
            if (time.GetElapsedTime(citizen.LastUsed) < options.Value.RestAfter)
            {
                _awake.Enqueue(citizen);
                continue;
            }

            atOnce--;
            _ = RestAsync(citizen);
        }
    }

    private async Task RestAsync(CitizenStateInFlight citizen)
    {
        try
        {
            if (!await citizen.RestAsync()) Watch(citizen);
        }
        catch (Exception fault)
        {
            // The citizen stays unpacked: it works as before.
            SiloLog.NotPacked(log, fault);
        }
    }
}
