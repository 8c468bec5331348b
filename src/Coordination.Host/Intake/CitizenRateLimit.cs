using System.Threading.RateLimiting;
using Coordination.Host.Settings;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Intake;

/// <summary>Limits how many events of one citizen this host receives, so that one citizen cannot occupy a silo.</summary>
/// <remarks>Thread safe. A citizen that sends nothing is forgotten after some seconds.</remarks>
internal sealed class CitizenRateLimit : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly CitizenRateOptions _options;
    private readonly PartitionedRateLimiter<string> _limiter;

    public CitizenRateLimit(IOptions<CitizenRateOptions> options)
    {
        _options = options.Value;
        var each = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(_options.EventsOfOneCitizenAtOnce, _options.EventsOfOneCitizenASecond),
            TokensPerPeriod = _options.EventsOfOneCitizenASecond,
            ReplenishmentPeriod = Period,
        };
        _limiter = PartitionedRateLimiter.Create<string, string>(
            citizen => RateLimitPartition.GetTokenBucketLimiter(citizen, _ => each), StringComparer.Ordinal);
    }

    /// <summary>The refusal of an event that exceeds the limit.</summary>
    internal string Why =>
        $"At most {_options.EventsOfOneCitizenASecond} events of one citizen are received a second. Send this event again in a second.";

    /// <summary>Counts an event of a citizen.</summary>
    /// <returns>False if it exceeds the limit and must be refused.</returns>
    internal bool Allows(string citizen)
    {
        using var lease = _limiter.AttemptAcquire(citizen);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
