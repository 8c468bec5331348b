using System.Security.Cryptography;
using Coordination.Connections;
using Coordination.Storage;

namespace Coordination.Silo;

/// <summary>The settings a silo is built with, before its services exist. Settings that are read later are options classes.</summary>
public sealed class SiloSettings
{
    // Silos of one process find each other without a setting. Nobody else knows it.
    private static readonly byte[] SecretOfProcess = RandomNumberGenerator.GetBytes(ServiceCredential.KeyBytes);

    /// <summary>Where and how data is stored.</summary>
    public StorageOptions Storage { get; } = new();

    /// <summary>When silos take another for dead.</summary>
    public MembershipOptions Membership { get; } = new();

    /// <summary>Whether the service's time stands still until it is moved. Development only.</summary>
    public bool ClockIsManual { get; set; }

    /// <summary>The time a manual clock starts at; null: the machine's time.</summary>
    public DateTimeOffset? ClockStart { get; set; }

    /// <summary>Whether this host runs a silo; otherwise it is a client of the silos of others.</summary>
    public bool RunsSilo { get; set; } = true;

    /// <summary>The cluster id. Silos with the same id on one database form a cluster.</summary>
    public string ClusterId { get; set; } = "coordination";

    /// <summary>The port for connections between silos.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port for clients of silos.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The address at which others reach this silo; null: loopback only.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>
    /// What every call between silos carries and no client knows. It is the same on every silo of the cluster. Default: random, so that
    /// silos of this process only form a cluster.
    /// </summary>
    public byte[] ClusterSecret { get; set; } = SecretOfProcess;

    /// <summary>The key from which the keys of service credentials are derived; null: service credentials are refused.</summary>
    public byte[]? ClusterKey { get; set; }

    /// <summary>The certificates for TLS between silos and with clients; null: connections are not encrypted.</summary>
    public ClusterCertificates? Certificates { get; set; }

    /// <summary>Whether to choose free ports when these are taken. Development only.</summary>
    public bool ChooseFreePorts { get; set; }
}
