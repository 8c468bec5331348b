using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Inbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Inbox;

/// <summary>
/// What waits in the inbox of the whole cluster, as this host knows it: counted at an interval, and estimated in between.
/// </summary>
/// <remarks>Thread safe. While the database does not answer, the last count stands.</remarks>
public sealed class Backlog(
    IInbox inbox, ClockCheck clock, EventThroughput throughput, TimeProvider machine, IOptions<IntakeOptions> options,
    IOptions<InboxOptions> inboxOptions, ILogger<Backlog> log) : BackgroundService
{
    private volatile Count _last = new(0, 0, IsLate: false);

    /// <summary>Events that wait: those counted, and what this host has received since beyond what it has settled.</summary>
    public long Waiting
    {
        get
        {
            var last = _last;
            return last.Waiting + Math.Max(0, throughput.Unsettled - last.Unsettled);
        }
    }

    /// <summary>Whether more events than are allowed have waited longer than is allowed.</summary>
    public bool IsLate => _last.IsLate;

    /// <summary>Counts what waits.</summary>
    public async Task CountAsync(CancellationToken cancellation = default)
    {
        var unsettled = throughput.Unsettled;
        var waiting = await inbox.CountWaitingAsync(options.Value.LateEventsMax, cancellation);
        var now = clock.NowOfDatabase;
        // What a manual clock says of the age of events is nobody's wait.
        var isLate = !clock.IsManual && waiting.LateReceivedAt < now - options.Value.WaitMax;
        _last = new Count(waiting.Count, unsettled, isLate);
        RecordBounds();
        SiloTelemetry.Waiting.Record(waiting.Count);
        SiloTelemetry.OldestWaits.Record(waiting.OldestReceivedAt is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => CountAsync(stoppingToken), () => Task.Delay(options.Value.CountInterval, machine, stoppingToken),
        fault => SiloLog.BacklogNotCounted(log, fault), stoppingToken);

    private void RecordBounds()
    {
        var bounds = options.Value;
        SiloTelemetry.IntakeBounds.Record(inboxOptions.Value.EventsAtOnceMax, IntakeLimits.Bound(IntakeLimits.AtOnce));
        SiloTelemetry.IntakeBounds.Record(bounds.WaitingEventsMax, IntakeLimits.Bound(IntakeLimits.Waiting));
        SiloTelemetry.IntakeBounds.Record(bounds.LateEventsMax, IntakeLimits.Bound(IntakeLimits.Late));
        SiloTelemetry.IntakeBounds.Record(bounds.EventsOfOneSourceASecond, IntakeLimits.Bound(IntakeLimits.Source));
        SiloTelemetry.IntakeBounds.Record(bounds.EventsOfOneCitizenASecond, IntakeLimits.Bound(IntakeLimits.Citizen));
    }

    /// <param name="Waiting">Events counted.</param>
    /// <param name="Unsettled">What this host had received beyond what it had settled when the count began.</param>
    private sealed record Count(long Waiting, long Unsettled, bool IsLate);
}
