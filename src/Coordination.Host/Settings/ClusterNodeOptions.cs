using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Coordination.Host.Settings;

/// <summary>The name and the addresses of this host's silo, and how its connections are protected.</summary>
internal sealed class ClusterNodeOptions
{
    /// <summary>The cluster id. Silos with the same id on the same database form one cluster.</summary>
    public string Id { get; set; } = "coordination";

    /// <summary>
    /// What this host does: <c>silo</c> decides about citizens, <c>web</c> serves API and pages. A host without <c>web</c> serves health
    /// and metrics only; one without <c>silo</c> needs PostgreSQL and silos on other hosts.
    /// </summary>
    public string Roles { get; set; } = "silo,web";

    /// <summary>The port for connections between silos. In Development a free port is chosen if it is taken.</summary>
    [Range(1, IPEndPoint.MaxPort)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>
    /// The port for clients of the silo. It must differ from the silo port. In Development a free port is chosen if it is taken.
    /// </summary>
    [Range(1, IPEndPoint.MaxPort)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>
    /// The IP address of this host at which other silos and clients reach this one. Both ports listen on it alone. Without it:
    /// loopback, for silos of one host. PostgreSQL only.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>
    /// The PEM file with this silo's certificate, for server and client authentication. With it, connections of silos and clients use
    /// TLS and both sides show a certificate. Required outside Development unless the advertised address is loopback.
    /// </summary>
    public string? Certificate { get; set; }

    /// <summary>The PEM file with the private key of the certificate. Without it: the same file.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>The PEM file with the authorities that issue the certificates of silos and clients.</summary>
    public string? Authority { get; set; }

    /// <summary>SHA-256 thumbprints, separated by commas, of certificates that are accepted whoever issued them.</summary>
    public string? Thumbprints { get; set; }

    /// <summary>
    /// The 256-bit key, in base64, from which the keys of service credentials are derived. Without it, Orleans clients need a token of
    /// the identity provider. A secret.
    /// </summary>
    public string? Key { get; set; }
}
