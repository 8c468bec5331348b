using System.Net;

namespace Coordination.Host.Security;

/// <summary>
/// Answers only requests from this machine: the connection itself must come from loopback, whatever a header says of it; the
/// <c>Host</c> header must be loopback; and nothing may show that the request was forwarded. The check of <c>Host</c> stops foreign
/// DNS names that point to this machine. All other requests get 404.
/// </summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    // Names by which proxies tell where a request came from.
    private static readonly string[] ProxyHeaders =
    [
        "Forwarded", "Via", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "Fastly-Client-IP", "X-Client-IP", "Client-IP",
        "X-Cluster-Client-IP", "X-ProxyUser-Ip", "X-Envoy-External-Address", "X-Azure-ClientIP", "X-Azure-SocketIP",
    ];

    private static readonly string[] ProxyPrefixes = ["X-Forwarded", "X-Original-"];
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
        HttpProtocol.IsHttp10(request.Protocol) || ProxyHeaders.Any(request.Headers.ContainsKey)
        || request.Headers.Keys.Any(static name => ProxyPrefixes.Any(
            prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
