using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Coordination.Host.Security;

/// <summary>
/// The pages that somebody who is not signed in opens with a code or a link. No address of theirs is told to other sites or found by search
/// engines. Whoever tries codes is limited by their network address: at most 60 times in any minute on each host.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class OpenPages : IDisposable
{
    /// <summary>The page on which a citizen gives feedback.</summary>
    internal const string Feedback = "/feedback";

    /// <summary>The page on which somebody of the network reads their step of a plan. Its secret is taken off at the door.</summary>
    internal const string Step = "/step";

    /// <summary>The maximum number of tries per minute.</summary>
    internal const int PerMinuteMax = 60;

    private const int SegmentsPerMinute = 6;
    private const int NetworkBytes = 8;
    private const string RetryAfterSeconds = "10"; // A segment of the minute.

    private readonly PartitionedRateLimiter<HttpContext> _tries = PartitionedRateLimiter.Create<HttpContext, string>(static http =>
        RateLimitPartition.GetSlidingWindowLimiter(
            NetworkOf(http.Connection.RemoteIpAddress),
            static _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = PerMinuteMax, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = SegmentsPerMinute,
            }));

    /// <summary>Whether an address is one of these pages.</summary>
    internal static bool Has(HttpContext http) => http.Request.Path.StartsWithSegments(Feedback) || IsStep(http);

    /// <summary>Whether an address is the page of a step.</summary>
    internal static bool IsStep(HttpContext http) => http.Request.Path.StartsWithSegments(Step);

    /// <summary>Whether one more code may be tried. Right ones count as wrong ones do: what is told does not depend on it.</summary>
    internal bool MayTry(HttpContext http)
    {
        using var lease = _tries.AttemptAcquire(http);
        if (!lease.IsAcquired) http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _tries.Dispose();

    /// <summary>A machine, or with IPv6 the network that one customer has.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };
}
