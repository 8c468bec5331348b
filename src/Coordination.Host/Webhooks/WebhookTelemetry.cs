using System.Diagnostics.Metrics;
using Coordination.Silo.Telemetry;

namespace Coordination.Host.Webhooks;

/// <summary>Counts deliveries to webhooks.</summary>
internal static class WebhookTelemetry
{
    private static readonly Meter Meter = new(SiloTelemetry.Name);

    internal static Counter<long> Taken { get; } = Meter.CreateCounter<long>(
        "coordination.webhooks.taken", "{delivery}", "Deliveries that receivers took.");

    internal static Counter<long> Failed { get; } = Meter.CreateCounter<long>(
        "coordination.webhooks.failed", "{delivery}", "Attempts that receivers did not take.");

    internal static Counter<long> Parked { get; } = Meter.CreateCounter<long>(
        "coordination.webhooks.parked", "{delivery}", "Deliveries given up after days; somebody must look at them.");
}
