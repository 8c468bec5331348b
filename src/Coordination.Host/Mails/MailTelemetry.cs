using System.Diagnostics.Metrics;
using Coordination.Silo.Telemetry;

namespace Coordination.Host.Mails;

/// <summary>Counts mails, and alerts that reached nobody.</summary>
internal static class MailTelemetry
{
    private static readonly Meter Meter = new(SiloTelemetry.Name);

    internal static Counter<long> Sent { get; } = Meter.CreateCounter<long>(
        "coordination.mails.sent", "{mail}", "Mails that the mail server took.");

    internal static Counter<long> Failed { get; } = Meter.CreateCounter<long>(
        "coordination.mails.failed", "{mail}", "Attempts that the mail server did not take.");

    internal static Counter<long> GivenUp { get; } = Meter.CreateCounter<long>(
        "coordination.mails.given_up", "{mail}", "Mails refused, or tried for long enough; somebody must look at them.");

    internal static Counter<long> Undeliverable { get; } = Meter.CreateCounter<long>(
        "coordination.alerts.undeliverable", "{alert}", "Alerts that reached nobody in time.");
}
