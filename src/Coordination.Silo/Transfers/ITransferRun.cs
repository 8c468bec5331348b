using Orleans.Concurrency;

namespace Coordination.Silo.Transfers;

/// <summary>The run of a caseload transfer. Key: the transfer's id.</summary>
[Alias("coordination.transfer-run")]
[GrainInterfaceType("coordination.transfer-run")]
internal interface ITransferRun : IGrainWithStringKey
{
    /// <summary>Starts the run, unless it is running. Does not wait for it.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Signal();
}
