using Coordination.Storage;

namespace Coordination.Silo;

/// <summary>What a silo is built with, before its services exist. What may be tuned while it is built are options classes.</summary>
public sealed class SiloSettings
{
    /// <summary>Where and how data is stored.</summary>
    public StorageOptions Storage { get; } = new();

    /// <summary>Whether the domain's time stands still until it is moved; development only.</summary>
    public bool ClockIsManual { get; set; }

    /// <summary>Where a manual clock begins; null: at the machine's now.</summary>
    public DateTimeOffset? ClockStart { get; set; }

    /// <summary>Silos of one name on one database make one cluster.</summary>
    public string ClusterId { get; set; } = "coordination";

    /// <summary>The port silos reach each other on.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port clients reach silos on.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The address others reach this silo on; null: loopback only.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Whether free ports are chosen when these are taken; development only.</summary>
    public bool ChooseFreePorts { get; set; }
}
