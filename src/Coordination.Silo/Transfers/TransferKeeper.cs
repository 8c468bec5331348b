using Coordination.Grains;
using Coordination.Storage.Transfers;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Transfers;

/// <summary>Marks the service that keeps transfers going.</summary>
[Alias("coordination.transfer-keeper")]
internal interface ITransferKeeper : IGrainService;

/// <summary>On every silo: rings each running transfer every second, so that one goes on wherever silos come and go.</summary>
internal sealed class TransferKeeper(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, CaseloadTransfers transfers)
    : GrainService(id, silo, loggers), ITransferKeeper
{
    /// <summary>Transfers rung at once; with more the others come when some are over.</summary>
    private const int TransfersMax = 1_000;

    private static readonly TimeSpan RingEvery = TimeSpan.FromSeconds(1);

    private readonly ILogger _log = loggers.CreateLogger<TransferKeeper>();
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
            do
            {
                try
                {
                    foreach (var transfer in await transfers.ReadRunningAsync(TransfersMax, _stopping.Token))
                        await grains.GetGrain<ITransferRun>(transfer).Ring();
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    SiloLog.TransfersNotRung(_log, fault);
                }
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }
}
