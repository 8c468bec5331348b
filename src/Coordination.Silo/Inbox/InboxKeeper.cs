using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Inbox;

[Alias("coordination.inbox-keeper")]
[GrainInterfaceType("coordination.inbox-keeper")]
internal interface IInboxKeeper : IGrainService;

/// <summary>
/// On every silo: at an interval it signals the pump of every partition, so that each has an activation while any silo runs. At a
/// longer interval it has the pumps sweep.
/// </summary>
[GrainType("inbox-keeper")]
internal sealed class InboxKeeper(
    GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, IOptions<InboxOptions> options)
    : PeriodicGrainService(id, silo, loggers), IInboxKeeper
{
    private readonly ILogger _log = loggers.CreateLogger<InboxKeeper>();
    private readonly long _signalsPerSweep = Math.Max(1, options.Value.SweepInterval.Ticks / options.Value.SignalInterval.Ticks);
    private long _signals;

    protected override Task RunAsync() =>
        RepeatAsync(SignalAsync, () => Task.Delay(options.Value.SignalInterval, Stopping), fault => SiloLog.SignalFailed(_log, fault));

    private async Task SignalAsync()
    {
        var sweeps = ++_signals % _signalsPerSweep == 0;
        for (var partition = 0; partition < Partitions.Count; partition++)
        {
            var pump = grains.GetGrain<IInboxPump>(partition);
            await (sweeps ? pump.Sweep() : pump.Signal());
        }
    }
}
