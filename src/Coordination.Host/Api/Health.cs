using Coordination.Storage.Organisations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Runtime;

namespace Coordination.Host.Api;

/// <summary>Whether the host lives, and whether it can do its work: the database answers and the silo is part of the cluster.</summary>
internal static class Health
{
    private static readonly TimeSpan CheckMax = TimeSpan.FromSeconds(5);

    internal static IServiceCollection AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StorageAnswers>("storage", timeout: CheckMax)
        .AddCheck<SiloIsUp>("silo", timeout: CheckMax)
        .Services;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new HealthView(
        Name(report.Status), report.Entries.ToDictionary(static entry => entry.Key, static entry => Name(entry.Value.Status))));

    private static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    private sealed class StorageAnswers(StoredSettings settings) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await settings.FindAsync("keys.pseudonym.check", cancellationToken).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class SiloIsUp(ISiloStatusOracle oracle, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            oracle.CurrentStatus == SiloStatus.Active && !lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy());
    }
}

/// <summary>Whether the host can do its work, and what of it cannot.</summary>
internal sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Checks);
