using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>The name and the addresses of this host's silo.</summary>
internal sealed class ClusterNodeOptions
{
    private const int PortMax = 65_535;

    /// <summary>The cluster id. Silos with the same id on the same database form one cluster.</summary>
    public string Id { get; set; } = "coordination";

    /// <summary>The port for connections between silos. In Development a free port is chosen if it is taken.</summary>
    [Range(1, PortMax)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>
    /// The port for clients of the silo. It must differ from the silo port. In Development a free port is chosen if it is taken.
    /// </summary>
    [Range(1, PortMax)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>The IP address at which other silos reach this one. Without it: the host's address.</summary>
    public string? AdvertisedAddress { get; set; }
}
