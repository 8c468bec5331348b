using Coordination.Storage.Transfers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Transfers;

[Alias("coordination.transfer-keeper")]
[GrainInterfaceType("coordination.transfer-keeper")]
internal interface ITransferKeeper : IGrainService;

/// <summary>On every silo: signals each running transfer at an interval, so that it continues while any silo runs.</summary>
[GrainType("transfer-keeper")]
internal sealed class TransferKeeper(
    GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IGrainFactory grains, CaseloadTransferTable transfers,
    IOptions<TransferOptions> options)
    : PeriodicGrainService(id, silo, loggers), ITransferKeeper
{
    private readonly ILogger _log = loggers.CreateLogger<TransferKeeper>();

    protected override Task RunAsync() => RepeatAsync(
        SignalAsync, () => Task.Delay(options.Value.SignalInterval, Stopping), fault => SiloLog.TransfersNotSignaled(_log, fault));

    private async Task SignalAsync()
    {
        foreach (var transfer in await transfers.ReadRunningAsync(options.Value.TransfersMax, Stopping))
            await grains.GetGrain<ITransferRun>(transfer).Signal();
    }
}
