using Orleans.Runtime;
using Orleans.Runtime.Services;

namespace Coordination.Silo.Organizations;

/// <summary>Calls the <see cref="OrganizationKeeper"/> of every silo.</summary>
internal sealed class OrganizationKeeperClient(IServiceProvider services, ISiloStatusOracle silos)
    : GrainServiceClient<IOrganizationKeeper>(services)
{
    /// <summary>
    /// Completes when every active silo uses this version or a newer one. A silo that joins later reads the newest version before it
    /// takes work.
    /// </summary>
    public Task EnsureVersionOnAllSilosAsync(long version) => Task.WhenAll(
        silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Select(silo => GetGrainService(silo).EnsureVersion(version)));
}
