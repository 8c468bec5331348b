namespace Coordination.Host.Tests.Telemetry;

/// <summary>A host that exports to a collector in the test process.</summary>
public sealed class TelemetryHost : IAsyncLifetime
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("coordination-telemetry-").FullName;

    internal OtlpReceiver Collector { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Collector = await OtlpReceiver.StartAsync();
        Host = await HostProcess.StartAsync(
            Folder, ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Collector.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
