using System.Diagnostics;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Views;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Coordination.Silo.Inbox;

/// <summary>The front of the inbox. It makes events durable, and delivers them at once if the sender waits.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class EventIntake(
    IInbox inbox, IGrainFactory grains, ServiceClock clock, RefusedDeliveries refused, EventThroughput throughput,
    IOptions<InboxOptions> options)
{
    private int _atOnce;

    /// <summary>Whether more events are being made durable than this host may work on at once.</summary>
    public bool IsOverloaded => Volatile.Read(ref _atOnce) > options.Value.EventsAtOnceMax;

    /// <summary>Makes events durable. Their citizens apply them soon after.</summary>
    /// <exception cref="StorageUnavailableException">No event may be acknowledged.</exception>
    public async Task AcceptAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellation = default)
    {
        await InsertAsync(events, cancellation);
        SignalPumps(events);
    }

    /// <summary>
    /// Makes events durable and has their citizens apply them now. An event that is not applied within the time is answered
    /// <c>accepted</c> and applied soon after.
    /// </summary>
    /// <returns>One result per event, in the order given.</returns>
    /// <exception cref="StorageUnavailableException">No event may be acknowledged.</exception>
    public async Task<IReadOnlyList<EventResult>> SettleAsync(
        IReadOnlyList<IncomingEvent> events, TimeSpan atMost, CancellationToken cancellation = default)
    {
        var stored = await InsertAsync(events, cancellation);
        var deliveries = stored.Index().GroupBy(one => one.Item.Citizen, StringComparer.Ordinal)
            .Select(citizen => DeliverAsync(citizen.Key, [.. citizen])).ToList();
        var all = Task.WhenAll(deliveries);
        await Task.WhenAny(all, Task.Delay(atMost, cancellation));
        var results = new EventResult[events.Count];
        foreach (var delivery in deliveries)
            if (delivery.IsCompletedSuccessfully)
                foreach (var (index, result) in delivery.Result) results[index] = result;
        List<IncomingEvent> left = [];
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not null) continue;
            left.Add(events[i]);
            results[i] = new EventResult(events[i].Event.Id, events[i].Event.Source, EventStatuses.Accepted, events[i].Citizen, null, []);
        }

        if (left.Count > 0) SignalPumps(left);
        return results;
    }

    /// <summary>What would become of events if they were taken in. Nothing of them is stored, and nobody is told.</summary>
    /// <returns>One result per event, in the order given.</returns>
    public async Task<IReadOnlyList<EventResult>> RehearseAsync(IReadOnlyList<IncomingEvent> events)
    {
        Caller.System.SetCurrent();
        var results = new EventResult[events.Count];
        await Task.WhenAll(events.Index().GroupBy(static one => one.Item.Citizen, StringComparer.Ordinal).Select(async citizen =>
        {
            (int Index, IncomingEvent Event)[] some = [.. citizen];
            var rehearsed = await grains.Reference<ICitizenDelivery>(citizen.Key).Rehearse(
                new Immutable<IReadOnlyList<IncomingEvent>>([.. some.Select(static one => one.Event)]));
            foreach (var (number, one) in some.Index()) results[one.Index] = rehearsed[number];
        }));
        return results;
    }

    private async Task<IReadOnlyList<(int Index, EventResult Result)>> DeliverAsync(
        string citizen, IReadOnlyList<(int Index, IncomingEvent Event)> events)
    {
        Caller.System.SetCurrent();
        var inInbox = Stopwatch.GetTimestamp();
        var delivered = new Immutable<IReadOnlyList<IncomingEvent>>([.. events.Select(one => one.Event)]);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var results = await grains.Reference<ICitizenDelivery>(citizen).Deliver(delivered);
                await refused.SetAsideAsync(events.Select(static one => one.Event.Position!.Value), results);
                throughput.Settled(events.Count);
                SiloTelemetry.CountSettled(events.Count, Stopwatch.GetElapsedTime(inInbox));
                return [.. events.Select((one, i) => (one.Index, results[i]))];
            }
            catch (OrleansException) when (attempt < options.Value.WaitedDeliveryAttemptsMax)
            {
                // The citizen's grain is moving between silos. If the last attempt fails, the pump delivers the events.
            }
        }
    }

    /// <summary>Makes events durable.</summary>
    /// <returns>The same events with their positions.</returns>
    private async Task<IReadOnlyList<IncomingEvent>> InsertAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellation)
    {
        Interlocked.Add(ref _atOnce, events.Count);
        SiloTelemetry.AtOnce.Add(events.Count);
        try
        {
            var now = clock.Now;
            var trace = Activity.Current?.Id;
            using var span = SiloTelemetry.Source.StartActivity("inbox insert");
            span?.SetTag("coordination.events", events.Count);
            var positions = await inbox.InsertAsync(
                [.. events.Select(one => new InboxRow(0, one.Citizen, Partitions.Of(one.Citizen), EventJson.Write(one.Event), now, trace))],
                cancellation);
            throughput.Received(events.Count);
            SiloTelemetry.Received.Add(events.Count);
            return [.. events.Select((one, i) => one with { Position = positions[i], AcceptedAt = now })];
        }
        finally
        {
            Interlocked.Add(ref _atOnce, -events.Count);
            SiloTelemetry.AtOnce.Add(-events.Count);
        }
    }

    private void SignalPumps(IReadOnlyList<IncomingEvent> events)
    {
        Caller.System.SetCurrent();
        foreach (var partition in events.Select(one => Partitions.Of(one.Citizen)).Distinct())
            _ = grains.GetGrain<IInboxPump>(partition).Signal();
    }
}
