using Coordination.Storage.Transfers;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Transfers;

/// <summary>Marks the service that keeps transfers going.</summary>
[Alias("coordination.transfer-keeper")]
[GrainInterfaceType("coordination.transfer-keeper")]
internal interface ITransferKeeper : IGrainService;

/// <summary>On every silo: rings each running transfer every second, so that one goes on wherever silos come and go.</summary>
[GrainType("transfer-keeper")]
internal sealed class TransferKeeper(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, CaseloadTransfers transfers)
    : PeriodicGrainService(id, silo, loggers), ITransferKeeper
{
    /// <summary>Transfers rung at once; with more the others come when some are over.</summary>
    private const int TransfersMax = 1_000;

    private static readonly TimeSpan SignalInterval = TimeSpan.FromSeconds(1);

    private readonly ILogger _log = loggers.CreateLogger<TransferKeeper>();

    protected override Task RunAsync() =>
        RepeatAsync(SignalAsync, () => Task.Delay(SignalInterval, Stopping), fault => SiloLog.TransfersNotSignaled(_log, fault));

    private async Task SignalAsync()
    {
        foreach (var transfer in await transfers.ReadRunningAsync(TransfersMax, Stopping))
            await grains.GetGrain<ITransferRun>(transfer).Signal();
    }
}
