using System.Diagnostics.Metrics;
using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Security;
using Coordination.Host.Telemetry;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;
using Coordination.Storage.Journal;

namespace Coordination.Host.Intake;

/// <summary>Counts refused events and stores their envelopes for operations, without data, subject or values.</summary>
internal sealed class RefusedEvents(RefusalLog kept, ServiceClock clock, ILogger<RefusedEvents> log)
{
    private static readonly Counter<long> Refused =
        HostTelemetry.Meter.CreateCounter<long>("coordination.intake.refused", "{event}", "Events refused at the door, by status.");

    /// <summary>Records single refused events.</summary>
    internal Task RecordAsync(IEnumerable<ReadEvent> events) =>
        RecordAsync([.. events.Select(read => new RefusalEntry(
            clock.Now, Clean(read.Source), read.Id is { } id ? CprRedactor.FromId(id) : null, read.Type, read.SubjectKind,
            read.RefusedWith!.Value, Pointers(read.Faults)))]);

    /// <summary>Records a request that was refused as a whole.</summary>
    internal Task RecordAsync(EventRequest request, string source) =>
        RecordAsync(
            [new RefusalEntry(
                clock.Now, source, EventId: null, Type: null, SubjectKind: null, request.RefusedWith!.Value, Pointers(request.Faults))]);

    // A refusal is answered even if it cannot be recorded.
    private async Task RecordAsync(IReadOnlyList<RefusalEntry> refusals)
    {
        foreach (var refusal in refusals) Refused.Add(1, new KeyValuePair<string, object?>("status", refusal.Status));

        // What is refused because of the load costs no write, which would be load.
        refusals = [.. refusals.Where(static one => one.Status != StatusCodes.Status429TooManyRequests)];
        if (refusals.Count == 0) return;
        try
        {
            await kept.AppendAsync(refusals);
        }
        catch (StorageUnavailableException fault)
        {
            log.RefusalsNotRecorded(refusals.Count, fault);
        }
    }

    private static byte[] Pointers(IReadOnlyList<Fault> faults) =>
        JsonSerializer.SerializeToUtf8Bytes(
            faults.Select(static fault => Clean(fault.Pointer)?.Replace("\0", "", StringComparison.Ordinal)));

    private static string? Clean(string? text) => text is null ? null : CprRedactor.From(text);
}
