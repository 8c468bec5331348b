using Coordination.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Coordination.Silo;

/// <summary>The silos of the cluster, as a host sees them that runs one of them or none.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class ActiveSilos(IServiceProvider services, IGrainFactory grains)
{
    private readonly ISiloStatusOracle? _own = services.GetService<ISiloStatusOracle>();

    /// <summary>Whether this host's silo belongs to the cluster; null: it runs none.</summary>
    public bool? OwnIsActive => _own is null ? null : _own.CurrentStatus == SiloStatus.Active;

    /// <summary>The number of active silos.</summary>
    /// <exception cref="OrleansException">No silo answers.</exception>
    /// <exception cref="TimeoutException">No silo answers.</exception>
    public async Task<int> CountAsync()
    {
        if (_own is not null) return _own.GetApproximateSiloStatuses(onlyActive: true).Count;
        Caller.System.SetCurrent();
        return (await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;
    }
}
