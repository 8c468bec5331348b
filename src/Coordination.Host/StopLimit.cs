using Coordination.Host.Telemetry;

namespace Coordination.Host;

/// <summary>
/// Bounds the stopping. A silo that cannot reach the database would try for minutes to tell the cluster that it leaves; the
/// others notice that it is gone, and what was acknowledged is durable, so it is ended instead.
/// </summary>
internal static class StopLimit
{
    private const int ExitCode = 1;

    /// <summary>How long requests and grains may take to finish; then the silo leaves without waiting for them.</summary>
    private static readonly TimeSpan GracefulMax = TimeSpan.FromSeconds(20);

    /// <summary>How long stopping may take in all: less than the 30 seconds after which Kubernetes kills.</summary>
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(25);

    /// <summary>Bounds what is graceful.</summary>
    internal static IServiceCollection AddStopLimit(this IServiceCollection services) =>
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = GracefulMax);

    /// <summary>Ends the process when stopping takes too long.</summary>
    internal static void EndWhenStoppingTakesTooLong(this WebApplication app) => app.Lifetime.ApplicationStopping.Register(() =>
    {
        // Never waited for: where the host stops in time, the process ends first.
        _ = Task.Delay(StopMax).ContinueWith(
            _ =>
            {
                app.Logger.StoppingTookTooLong(StopMax);
                Environment.Exit(ExitCode);
            },
            TaskScheduler.Default);
    });
}
