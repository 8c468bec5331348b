using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>How the silo of this host is named and reached.</summary>
internal sealed class ClusterNodeOptions
{
    private const int PortMax = 65_535;

    /// <summary>Silos with the same id on the same database form one cluster.</summary>
    public string Id { get; set; } = "coordination";

    /// <summary>The port on which the silos reach each other. In Development a free port is chosen when it is taken.</summary>
    [Range(1, PortMax)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>
    /// The port on which clients reach the silo; another one than the silo's. In Development a free port is chosen when it is
    /// taken.
    /// </summary>
    [Range(1, PortMax)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>The IP address at which the other silos reach this one. Without it: this host's.</summary>
    public string? AdvertisedAddress { get; set; }
}
