using System.Net;

namespace Coordination.Host.Security;

/// <summary>
/// Answers only requests from this machine: the remote address and the <c>Host</c> header must be loopback, and no proxy header may
/// be present. The check of <c>Host</c> stops foreign DNS names that point to this machine. All other requests get 404.
/// </summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Original-Host", "Via"];

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLocal(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(TypedResults.NotFound());

    /// <summary>Whether the request comes from this machine and is addressed to it.</summary>
    internal static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopbackName(http.Request.Host.Host)
        && !ProxyHeaders.Any(http.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
