using System.Globalization;
using System.Net;
using Coordination.Connections;

namespace Coordination.Client;

/// <summary>How an Orleans client connects to the service.</summary>
public sealed class CoordinationClientOptions
{
    /// <summary>The service's name in a cluster; the same in every municipality.</summary>
    internal const string ServiceId = "coordination";

    /// <summary>
    /// The gateways, each an address or a name with a port: <c>10.1.2.3:30000</c>, <c>coordination.example.dk:30000</c>. A name stands for
    /// all its addresses, and is looked up again every minute. At least one.
    /// </summary>
    public IList<string> Gateways { get; } = [];

    /// <summary>The setting <c>Cluster__Id</c> of the service.</summary>
    public string ClusterId { get; set; } = "coordination";

    /// <summary>The client's certificate and whose it accepts. Required unless all gateways are of this machine.</summary>
    public ClusterCertificates? Certificates { get; set; }

    /// <summary>The credential that every call carries; null: <see cref="Token"/> does.</summary>
    public ServiceCredential? Credential { get; set; }

    /// <summary>
    /// Answers a token of the identity provider that is good now; it is asked at every call. Null, and no <see cref="Credential"/>: each
    /// call carries what <see cref="CallerCredential.SetCurrent"/> was given.
    /// </summary>
    public Func<ValueTask<string>>? Token { get; set; }

    /// <summary>How long the start waits for a gateway that answers. One minute.</summary>
    public TimeSpan ConnectTimeMax { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The gateways as the configuration names them.</summary>
    /// <exception cref="ArgumentException">The options cannot be used.</exception>
    internal IReadOnlyList<DnsEndPoint> Checked()
    {
        if (Gateways.Count == 0)
            throw new ArgumentException("CoordinationClientOptions.Gateways is empty, expected addresses such as 10.1.2.3:30000.");
        if (Credential is not null && Token is not null)
            throw new ArgumentException("CoordinationClientOptions has a Credential and a Token, expected one of them.");
        DnsEndPoint[] gateways = [.. Gateways.Select(Read)];
        if (Certificates is null && Array.Find(gateways, static gateway => !IsOfThisMachine(gateway.Host)) is { } outside)
            throw new ArgumentException(
                $"CoordinationClientOptions.Certificates is not set, and the gateway {outside.Host} is of another machine: "
                + "the connection must be encrypted.");
        return gateways;
    }

    private static DnsEndPoint Read(string gateway)
    {
        var colon = gateway.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(gateway[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > IPEndPoint.MaxPort)
            throw new ArgumentException($"'{gateway}' is no gateway, expected an address and a port such as 10.1.2.3:30000.");
        return new DnsEndPoint(gateway[..colon].Trim('[', ']'), port);
    }

    private static bool IsOfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
