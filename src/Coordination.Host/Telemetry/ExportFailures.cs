using System.Diagnostics.Tracing;

namespace Coordination.Host.Telemetry;

/// <summary>
/// Logs that telemetry cannot be exported. OpenTelemetry reports each failed batch as an event that no log shows; here one line tells
/// of it, and again after an hour if it lasts.
/// </summary>
internal sealed class ExportFailures(ILogger<ExportFailures> log, TimeProvider time) : EventListener, IHostedService
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    private static readonly TimeSpan ToldEvery = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private long? _toldAt;

    /// <summary>It listens from when it is made.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter) EnableEvents(eventSource, EventLevel.Error);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (_lock)
        {
            if (_toldAt is { } at && time.GetElapsedTime(at) < ToldEvery) return;
            _toldAt = time.GetTimestamp();
        }

        var said = string.Join(' ', (eventData.Payload ?? []).Select(static part => part?.ToString()));
        log.TelemetryNotExported(said.Split('\n')[0].Trim());
    }
}
