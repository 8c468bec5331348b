using Coordination.Silo;
using Coordination.Silo.Clock;
using Coordination.Storage.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Host.Api;

/// <summary>
/// Whether the host lives, and whether it is ready: the database takes writes, the silo belongs to the cluster (or one answers), and the
/// host's clock agrees with the database's.
/// </summary>
internal static class HealthResource
{
    private static readonly TimeSpan CheckMax = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    internal static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<StorageTakesWrites>().AddHealthChecks()
        .AddCheck<StorageTakesWrites>("storage", timeout: CheckMax)
        .AddCheck<SiloIsUp>("silo", timeout: CheckMax)
        .AddCheck<ClockIsRight>("clock", timeout: CheckMax)
        .Services;

    internal static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", Live).WithSummary("Whether the process answers");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("Whether the database takes writes, the silo is part of the cluster, and the clock is right")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<HealthView> Live() => TypedResults.Ok(new HealthView(Name(HealthStatus.Healthy), new Dictionary<string, string>()));

    private static async Task<JsonHttpResult<HealthView>> ReadyAsync(HttpContext http, HealthCheckService checks)
    {
        var report = await checks.CheckHealthAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthView(
                Name(report.Status), report.Entries.ToDictionary(static entry => entry.Key, static entry => Name(entry.Value.Status))),
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    /// <summary>
    /// Whether the database takes a write: a standby, a read-only database or a full disk is not ready. The answer is kept for a
    /// second, because anybody may ask.
    /// </summary>
    private sealed class StorageTakesWrites(StoredSettings settings, TimeProvider time) : IHealthCheck
    {
        private readonly Lock _lock = new();
        private Task _write = Task.CompletedTask;
        private long _writtenAt = long.MinValue;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await Write().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }

        private Task Write()
        {
            lock (_lock)
            {
                var isOld = _writtenAt == long.MinValue || time.GetElapsedTime(_writtenAt) > KeptFor;
                if (!_write.IsCompleted || !isOld) return _write;
                _writtenAt = time.GetTimestamp();
                return _write = settings.PutAsync("ready.at", $"{time.GetUtcNow():O}");
            }
        }
    }

    private sealed class ClockIsRight(ClockCheck clock) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(clock.Reading.Verdict switch
            {
                ClockVerdict.Right => HealthCheckResult.Healthy(),
                ClockVerdict.Doubtful => HealthCheckResult.Degraded(),
                _ => HealthCheckResult.Unhealthy(),
            });
    }

    /// <summary>
    /// Whether the silo of this host belongs to the cluster; without one, whether a silo answers. The answer is kept for a second.
    /// </summary>
    private sealed class SiloIsUp(ActiveSilos silos, TimeProvider time, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        private readonly Lock _lock = new();
        private Task<int> _count = Task.FromResult(0);
        private long _countedAt = long.MinValue;

        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) =>
            !lifetime.ApplicationStopping.IsCancellationRequested && (silos.OwnIsActive ?? await Count().WaitAsync(cancellationToken) > 0)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy();

        private Task<int> Count()
        {
            lock (_lock)
            {
                var isOld = _countedAt == long.MinValue || time.GetElapsedTime(_countedAt) > KeptFor;
                if (!_count.IsCompleted || !isOld) return _count;
                _countedAt = time.GetTimestamp();
                return _count = silos.CountAsync();
            }
        }
    }
}

/// <summary>Whether the host is ready, with the result of each check.</summary>
internal sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Checks);
