using System.Net;

namespace Coordination.Host.Security;

/// <summary>
/// Answers only callers on this very machine: a loopback address and a loopback <c>Host</c> (a name that was pointed here
/// by somebody's DNS is none), and never by way of a proxy. Everybody else gets the 404 of an address that does not exist.
/// </summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Original-Host", "Via"];

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLocal(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(TypedResults.NotFound());

    /// <summary>Whether the request comes from this machine, for this machine.</summary>
    internal static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopbackName(http.Request.Host.Host)
        && !ProxyHeaders.Any(http.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
