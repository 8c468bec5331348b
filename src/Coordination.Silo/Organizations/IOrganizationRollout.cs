using Orleans.Concurrency;

namespace Coordination.Silo.Organizations;

/// <summary>Has every citizen a new organization document concerns reconsidered. Key: 0, one for the cluster.</summary>
[Alias("coordination.organization-reach")]
[GrainInterfaceType("coordination.organization-reach")]
internal interface IOrganizationRollout : IGrainWithIntegerKey
{
    /// <summary>Starts the rollout of documents that have not reached everybody, unless it runs already.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Signal();

    /// <summary>Waits up to 5 seconds for every document to have reached everybody.</summary>
    /// <returns>Whether all have.</returns>
    [Alias("settle"), AlwaysInterleave]
    Task<bool> Settle();
}
