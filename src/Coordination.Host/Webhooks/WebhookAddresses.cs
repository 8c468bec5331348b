using System.Net;
using System.Net.Sockets;

namespace Coordination.Host.Webhooks;

/// <summary>
/// Which addresses decisions are sent to: https on the public internet, and in Development http on this machine. What a name stands for is
/// looked up and checked at every connection, so a name that changes its address leads nowhere else.
/// </summary>
/// <param name="lookUp">Tells the addresses that a name stands for; null: the machine does.</param>
internal sealed class WebhookAddresses(
    IHostEnvironment environment, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null)
{
    internal const string Expected = "an https address without user name, on the public internet";

    private static readonly IPNetwork[] Refused =
    [
        .. ((ReadOnlySpan<string>)
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
            "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ]).ToArray().Select(static network => IPNetwork.Parse(network)),
    ];

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _lookUp = lookUp ?? Dns.GetHostAddressesAsync;

    /// <summary>Whether an address may be put. A name is checked when it is connected to.</summary>
    internal bool IsSound(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment() && uri.IsLoopback))
        && (!IPAddress.TryParse(uri.IdnHost, out var address) || IsAllowed(address));

    /// <summary>Whether a connection to an address is allowed.</summary>
    internal bool IsAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (environment.IsDevelopment() && IPAddress.IsLoopback(plain)) || !Array.Exists(Refused, network => network.Contains(plain));
    }

    /// <summary>Connects to the first allowed address of a host.</summary>
    /// <exception cref="WebhookAddressException">It has none.</exception>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await _lookUp(context.DnsEndPoint.Host, cancellation);
        var allowed = addresses.Where(IsAllowed).ToArray();
        if (allowed.Length == 0)
            throw new WebhookAddressException(WebhookAnswers.Of(WebhookAnswers.NoAddress, $""));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address that decisions are not sent to.</summary>
internal sealed class WebhookAddressException(string message) : HttpRequestException(message);
