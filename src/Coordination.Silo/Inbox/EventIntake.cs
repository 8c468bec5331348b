using System.Diagnostics;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Inbox;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Inbox;

/// <summary>An event for a citizen, checked, its sender known.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Event">The event.</param>
public sealed record IncomingEvent(string Citizen, DepartmentEvent Event);

/// <summary>The front of the inbox: makes events durable, and has them settled at once where somebody waits.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class EventIntake(IInbox inbox, IGrainFactory grains, ServiceClock clock, EventThroughput throughput, int eventsAtOnceMax)
{
    /// <summary>Deliveries tried at once for a waiting caller, before the pump takes over.</summary>
    private const int DeliveriesMax = 3;

    private int _atOnce;

    /// <summary>Whether load should be shed (429).</summary>
    public bool IsOverloaded => Volatile.Read(ref _atOnce) > eventsAtOnceMax;

    /// <summary>Makes events durable; they are settled soon after.</summary>
    /// <exception cref="Coordination.Storage.Journal.StorageUnavailableException">Nothing may be acknowledged.</exception>
    public async Task AcceptAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellation = default)
    {
        await InsertAsync(events, cancellation);
        Signal(events);
    }

    /// <summary>
    /// Makes events durable and has their citizens settle them now; those that time did not suffice for are answered
    /// <c>accepted</c> and settled soon after.
    /// </summary>
    /// <exception cref="Coordination.Storage.Journal.StorageUnavailableException">Nothing may be acknowledged.</exception>
    public async Task<IReadOnlyList<EventResult>> SettleAsync(IReadOnlyList<IncomingEvent> events, TimeSpan atMost, CancellationToken cancellation = default)
    {
        var rows = await InsertAsync(events, cancellation);
        var settling = rows.Index().GroupBy(row => row.Item.Arrival.Citizen, StringComparer.Ordinal)
            .Select(citizen => SettleAsync(citizen.Key, [.. citizen])).ToList();
        var all = Task.WhenAll(settling);
        await Task.WhenAny(all, Task.Delay(atMost, cancellation));
        var results = new EventResult[events.Count];
        foreach (var settled in settling)
            if (settled.IsCompletedSuccessfully)
                foreach (var (index, result) in settled.Result) results[index] = result;
        List<IncomingEvent> left = [];
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not null) continue;
            left.Add(events[i]);
            results[i] = new EventResult(events[i].Event.Id, events[i].Event.Source, "accepted", events[i].Citizen, null, []);
        }

        if (left.Count > 0) Signal(left);
        return results;
    }

    private async Task<IReadOnlyList<(int Index, EventResult Result)>> SettleAsync(string citizen, IReadOnlyList<(int Index, InboxRow Row)> rows)
    {
        Caller.System.SetCurrent();
        var handedOver = new Immutable<IReadOnlyList<HandedOver>>([.. rows.Select(r => HandedOver.Of(r.Row))]);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var results = await grains.Reference<ICitizenDelivery>(citizen).Deliver(handedOver);
                throughput.Settled(rows.Count);
                return [.. rows.Select((row, i) => (row.Index, results[i]))];
            }
            catch (OrleansException) when (attempt < DeliveriesMax)
            {
                // The citizen is moving between silos: it is there in a moment. What fails all the same is the pump's.
            }
        }
    }

    private async Task<IReadOnlyList<InboxRow>> InsertAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellation)
    {
        Interlocked.Add(ref _atOnce, events.Count);
        try
        {
            var now = clock.Now;
            var trace = Activity.Current?.Id;
            using var span = SiloTelemetry.Source.StartActivity("inbox insert");
            span?.SetTag("coordination.events", events.Count);
            Arrival[] arrivals = [.. events.Select(e => new Arrival(e.Citizen, Partitions.Of(e.Citizen), EventJson.Write(e.Event), now, trace))];
            var positions = await inbox.InsertAsync(arrivals, cancellation);
            throughput.Received(events.Count);
            SiloTelemetry.Received.Add(events.Count);
            return [.. arrivals.Select((arrival, i) => new InboxRow(positions[i], arrival))];
        }
        finally
        {
            Interlocked.Add(ref _atOnce, -events.Count);
        }
    }

    private void Signal(IReadOnlyList<IncomingEvent> events)
    {
        Caller.System.SetCurrent();
        foreach (var partition in events.Select(e => Partitions.Of(e.Citizen)).Distinct())
            _ = grains.GetGrain<IInboxPump>(partition).Signal();
    }
}
