using Orleans.Concurrency;

namespace Coordination.Silo.Transfers;

/// <summary>What keeps a transfer going. Key: the transfer's id.</summary>
[Alias("coordination.transfer-run")]
[GrainInterfaceType("coordination.transfer-run")]
internal interface ITransferRun : IGrainWithStringKey
{
    /// <summary>Says that the transfer runs: whoever hears it goes on with it.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Signal();
}
