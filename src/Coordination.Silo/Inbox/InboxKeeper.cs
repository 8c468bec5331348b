using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Inbox;

/// <summary>Marks the service that keeps the pumps alive.</summary>
[Alias("coordination.inbox-keeper")]
[GrainInterfaceType("coordination.inbox-keeper")]
internal interface IInboxKeeper : IGrainService;

/// <summary>
/// On every silo: rings the pump of every partition each second, so that one is alive wherever silos come and go, and
/// sweeps now and then.
/// </summary>
[GrainType("inbox-keeper")]
internal sealed class InboxKeeper(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains)
    : PeriodicGrainService(id, silo, loggers), IInboxKeeper
{
    private static readonly TimeSpan SignalInterval = TimeSpan.FromSeconds(1);
    private const int SignalsPerSweep = 30;

    private readonly ILogger _log = loggers.CreateLogger<InboxKeeper>();
    private int _round;

    protected override Task RunAsync() =>
        RepeatAsync(SignalAsync, () => Task.Delay(SignalInterval, Stopping), fault => SiloLog.SignalFailed(_log, fault));

    private async Task SignalAsync()
    {
        var sweeps = _round++ % SignalsPerSweep == SignalsPerSweep - 1;
        for (var partition = 0; partition < Partitions.Count; partition++)
        {
            var pump = grains.GetGrain<IInboxPump>(partition);
            await (sweeps ? pump.Sweep() : pump.Signal());
        }
    }
}
