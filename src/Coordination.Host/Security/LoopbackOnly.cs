using System.Net;

namespace Coordination.Host.Security;

/// <summary>
/// Answers only requests from this machine: the connection itself must come from loopback, whatever a header says of it; the
/// <c>Host</c> header must be loopback; and nothing may show that the request was forwarded. The check of <c>Host</c> stops foreign
/// DNS names that point to this machine. All other requests get 404.
/// </summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    // What the names of the headers hold by which proxies tell where a request came from, in lower case and of letters alone: there is
    // no list of the names themselves.
    private static readonly string[] TellsOfProxy =
    [
        "forward", "proxy", "clientip", "clientaddr", "clienthost", "realip", "realhost", "connectingip", "remoteip", "remoteaddr",
        "sourceip", "originatingip", "socketip", "externaladdr", "original", "scheme", "cdnloop",
    ];

    private const string Via = "via";
    private static readonly object OriginItem = new();

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLocal(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(TypedResults.NotFound());

    /// <summary>Keeps where the connection comes from, before any middleware believes a header about it.</summary>
    internal static void RememberOrigin(HttpContext http) => http.Items[OriginItem] =
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !IsForwarded(http.Request);

    /// <summary>Whether the request comes from this machine and is addressed to it.</summary>
    internal static bool IsLocal(HttpContext http) =>
        http.Items[OriginItem] is true && IsLoopbackName(http.Request.Host.Host) && !IsForwarded(http.Request);

    // A proxy without configuration speaks HTTP/1.0 and adds no header.
    private static bool IsForwarded(HttpRequest request) =>
        HttpProtocol.IsHttp10(request.Protocol) || request.Headers.Keys.Any(IsOfProxy);

    private static bool IsOfProxy(string header)
    {
        var letters = string.Concat(header.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));
        return letters.EndsWith(Via, StringComparison.Ordinal)
            || TellsOfProxy.Any(part => letters.Contains(part, StringComparison.Ordinal));
    }

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
