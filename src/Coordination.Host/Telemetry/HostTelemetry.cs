using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coordination.Host.Telemetry;

/// <summary>
/// Metrics, traces and logs. Prometheus reads the metrics at /metrics. If OTEL_EXPORTER_OTLP_ENDPOINT is set, all three are sent to
/// that OTLP collector.
/// </summary>
internal static class HostTelemetry
{
    /// <summary>The meter of the host.</summary>
    internal static readonly Meter Meter = new("Coordination.Host");

    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    internal static void AddHostTelemetry(this WebApplicationBuilder builder)
    {
        var exports = !string.IsNullOrWhiteSpace(builder.Configuration[EndpointSetting]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
            {
                if (!NamesService(builder.Configuration)) resource.AddService("coordination");
            })
            .WithMetrics(static metrics => metrics
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", "Coordination.*")
                .AddPrometheusExporter())
            .WithTracing(static traces => traces
                .AddAspNetCoreInstrumentation()
                .AddSource("Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Coordination.*")
                .AddProcessor(new WithoutHousekeeping()));
        if (!exports) return;
        builder.Logging.AddOpenTelemetry(static options => options.IncludeFormattedMessage = true);
        telemetry.UseOtlpExporter();
        builder.Services.AddHostedService<ExportFailures>();
    }

    /// <summary>Whether the operator has named the service for the collector.</summary>
    private static bool NamesService(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["OTEL_SERVICE_NAME"])
        || configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.name=", StringComparison.Ordinal) is true;

    /// <summary>Drops the spans that Orleans creates for its own work, such as membership, and that belong to no request.</summary>
    private sealed class WithoutHousekeeping : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Source.Name == "Microsoft.Orleans.Runtime" && data.ParentSpanId == default)
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
