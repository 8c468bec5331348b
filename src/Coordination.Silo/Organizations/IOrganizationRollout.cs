using Orleans.Concurrency;

namespace Coordination.Silo.Organizations;

/// <summary>Has every citizen affected by a new organization document reconciled. Key: 0, one for the cluster.</summary>
[Alias("coordination.organization-reach")]
[GrainInterfaceType("coordination.organization-reach")]
internal interface IOrganizationRollout : IGrainWithIntegerKey
{
    /// <summary>Starts the rollout of documents that have not reached all citizens, unless it is running.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Signal();

    /// <summary>Waits up to 5 seconds until every document has reached all citizens.</summary>
    /// <returns>Whether all documents have.</returns>
    [Alias("settle"), AlwaysInterleave]
    Task<bool> Settle();
}
