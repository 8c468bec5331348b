using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Storage.Erasures;
using Coordination.Storage.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Erasures;

/// <summary>
/// Carries out requests to erase that two people stand for: at once when the second confirms, and at an interval what was broken off.
/// Several silos may do so at the same time, because every step may be repeated.
/// </summary>
public sealed class ErasureKeeper : BackgroundService
{
    private const int AtOnceMax = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private readonly ErasureTable _requests;
    private readonly JournalErasure _erasure;
    private readonly IGrainFactory _grains;
    private readonly ServiceClock _clock;
    private readonly TimeProvider _machine;
    private readonly ILogger<ErasureKeeper> _log;

    internal ErasureKeeper(
        ErasureTable requests, JournalErasure erasure, IGrainFactory grains, ServiceClock clock, TimeProvider machine,
        ILogger<ErasureKeeper> log) =>
        (_requests, _erasure, _grains, _clock, _machine, _log) = (requests, erasure, grains, clock, machine, log);

    /// <summary>The keys that lead to a citizen. The service itself is the caller from then on.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string citizen)
    {
        Caller.System.SetCurrent();
        return [.. (await _grains.GetGrain<ICitizenGrain>(citizen).Keys()).Append(citizen).Distinct()];
    }

    /// <summary>
    /// Carries out a confirmed request. Returns when everything is erased. The service itself is the caller from then on.
    /// </summary>
    /// <exception cref="ArgumentException">Nobody has confirmed it.</exception>
    public async Task CarryOutAsync(ErasureRow request, CancellationToken cancellation = default)
    {
        if (request.ConfirmedBy is not { } confirmedBy) throw new ArgumentException("Nobody has confirmed the request.", nameof(request));
        var keys = request.Keys.Count > 0 ? request.Keys : await KeysAsync(request.Citizen);
        var order = new ErasureOrder(
            request.Id, confirmedBy, [.. request.Events.Select(static one => $"{one.Source} {one.Id}")], request.Keys);
        await Task.Delay(ErasureWatch.NoticedWithin, _machine, cancellation); // By then nobody uses what they keep of the journal.
        await _grains.Reference<ICitizenDelivery>(request.Citizen).Erase(order);
        if (request.Events.Count == 0)
        {
            foreach (var key in keys) await _grains.Reference<ICitizenDelivery>(key).EraseUnderKey(order);
            await _erasure.RemoveBesideAsync(keys, _clock.Now, cancellation);
        }

        await _requests.EndAsync(request.Id, _clock.Now, cancellation);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        async () =>
        {
            foreach (var request in await _requests.ReadToDoAsync(AtOnceMax, stoppingToken)) await TryAsync(request, stoppingToken);
        },
        () => Task.Delay(LookEvery, _machine, stoppingToken), fault => SiloLog.ErasureBrokenOff(_log, fault), stoppingToken,
        waitsFirst: true);

    // One that fails must not hold up the later ones.
    private async Task TryAsync(ErasureRow request, CancellationToken stopped)
    {
        try
        {
            await CarryOutAsync(request, stopped);
        }
        catch (Exception fault) when (!stopped.IsCancellationRequested)
        {
            SiloLog.ErasureBrokenOff(_log, fault);
        }
    }
}
