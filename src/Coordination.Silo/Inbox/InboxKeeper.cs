using Coordination.Grains;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Inbox;

/// <summary>Marks the service that keeps the pumps alive.</summary>
[Alias("coordination.inbox-keeper")]
internal interface IInboxKeeper : IGrainService;

/// <summary>
/// On every silo: rings the pump of every partition each second, so that one is alive wherever silos come and go, and
/// sweeps now and then.
/// </summary>
internal sealed class InboxKeeper(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains)
    : GrainService(id, silo, loggers), IInboxKeeper
{
    private static readonly TimeSpan RingEvery = TimeSpan.FromSeconds(1);
    private const int RingsPerSweep = 30;

    private readonly ILogger _log = loggers.CreateLogger<InboxKeeper>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    protected override Task StartInBackground()
    {
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public override async Task Stop()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
        await base.Stop();
    }

    private async Task RunAsync()
    {
        Caller.System.Flow();
        using var timer = new PeriodicTimer(RingEvery);
        try
        {
            for (var tick = 0; ; tick++)
            {
                try
                {
                    for (var partition = 0; partition < Partitions.Count; partition++)
                    {
                        var pump = grains.GetGrain<IInboxPump>(partition);
                        await (tick % RingsPerSweep == RingsPerSweep - 1 ? pump.Sweep() : pump.Ring());
                    }
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    SiloLog.RingFailed(_log, fault);
                }

                if (!await timer.WaitForNextTickAsync(_stopping.Token)) return;
            }
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }
}
