using System.Net;
using System.Net.Sockets;
using Orleans.Messaging;
using Orleans.Runtime;

namespace Coordination.Client;

/// <summary>A list of gateways by address or name. It tells nothing of the database behind the cluster.</summary>
internal sealed class NamedGateways(IReadOnlyList<DnsEndPoint> gateways) : IGatewayListProvider
{
    public TimeSpan MaxStaleness { get; } = TimeSpan.FromMinutes(1);

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc/>
    /// <exception cref="SocketException">No name could be looked up.</exception>
    public async Task<IList<Uri>> GetGateways()
    {
        List<Uri> found = [];
        SocketException? unknown = null;
        foreach (var gateway in gateways)
        {
            try
            {
                var addresses = await Dns.GetHostAddressesAsync(gateway.Host);
                found.AddRange(addresses.Select(address => new IPEndPoint(address, gateway.Port).ToGatewayUri()));
            }
            catch (SocketException fault)
            {
                unknown = fault; // The others may be known.
            }
        }

        return found.Count > 0 || unknown is null ? [.. found.Distinct()] : throw unknown;
    }
}
