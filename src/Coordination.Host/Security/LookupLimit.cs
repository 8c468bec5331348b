using System.Globalization;
using System.Threading.RateLimiting;
using Coordination.Grains;

namespace Coordination.Host.Security;

/// <summary>
/// Limits how often a person may look up citizens, by CPR number or name, over the API and the pages together, and a citizen read and
/// write at their own page: at most 60 times in any minute on each host. Integration services are not limited.
/// </summary>
internal static class LookupLimit
{
    /// <summary>The name of the rate limiter policy.</summary>
    internal const string Policy = "look-ups";

    /// <summary>The maximum number of look-ups per minute.</summary>
    internal const int PerMinuteMax = 60;

    private const int SegmentsPerMinute = 6;

    internal static IServiceCollection AddLookupLimit(this IServiceCollection services) => services.AddRateLimiter(static options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? after
                : TimeSpan.FromMinutes(1.0 / SegmentsPerMinute);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Policy, static http => http.FindCaller() is { Kind: not CallerKind.Integration }
            ? RateLimitPartition.GetSlidingWindowLimiter(http.ExactlyWho(), static _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = PerMinuteMax,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = SegmentsPerMinute,
            })
            : RateLimitPartition.GetNoLimiter(""));
    });
}
