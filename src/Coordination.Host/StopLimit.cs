using Coordination.Host.Telemetry;

namespace Coordination.Host;

/// <summary>
/// Limits how long stopping takes. A silo that cannot reach the database would try for minutes to tell the cluster that it leaves.
/// The process ends instead: the other silos notice that it is gone, and everything acknowledged is durable.
/// </summary>
internal static class StopLimit
{
    private const int ExitCode = 1;

    /// <summary>How long requests and grains may take to finish. After that the silo leaves without waiting for them.</summary>
    private static readonly TimeSpan GracefulMax = TimeSpan.FromSeconds(20);

    /// <summary>How long stopping may take in total. It is less than the 30 seconds after which Kubernetes kills the process.</summary>
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(25);

    internal static IServiceCollection AddStopLimit(this IServiceCollection services) =>
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = GracefulMax);

    internal static void EndWhenStoppingTakesTooLong(this WebApplication app) => app.Lifetime.ApplicationStopping.Register(() =>
    {
        // The task is not awaited. When the host stops in time, the process ends before the delay does.
        _ = Task.Delay(StopMax).ContinueWith(
            _ =>
            {
                app.Logger.StoppingTookTooLong(StopMax);
                Environment.Exit(ExitCode);
            },
            TaskScheduler.Default);
    });
}
