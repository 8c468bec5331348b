using Coordination.Silo.Transfers;
using Coordination.Storage;

namespace Coordination.Silo;

/// <summary>How a silo is set up.</summary>
public sealed class SiloSettings
{
    /// <summary>What <see cref="EventsAtOnceMax"/> is unless told otherwise.</summary>
    public const int EventsAtOnceMaxDefault = 20_000;

    /// <summary>Where and how data is stored.</summary>
    public StorageOptions Storage { get; } = new();

    /// <summary>How fast caseloads are transferred.</summary>
    public TransferOptions Transfers { get; } = new();

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

    /// <summary>The address others reach this silo on; null: this host's.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Events being made durable at the same time, above which load is shed.</summary>
    public int EventsAtOnceMax { get; set; } = EventsAtOnceMaxDefault;

    /// <summary>Whether free ports are chosen when these are taken; development only.</summary>
    public bool ChooseFreePorts { get; set; }
}
