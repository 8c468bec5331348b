using System.Diagnostics;
using Coordination.Simulator.Ledgers;

namespace Coordination.Simulator.Sending;

/// <summary>
/// Sends events in batches with a bounded number of concurrent requests. Events of one citizen are never in two concurrent requests.
/// Events that the service could not take at the moment are sent again. Each result is counted and written to the ledger.
/// </summary>
/// <remarks>
/// Call <see cref="SendAsync"/> once at a time; it sends its lanes concurrently. A caller with its own lanes sends each lane by
/// consecutive calls of <see cref="SendLaneAsync"/>.
/// </remarks>
/// <param name="client">The client of the service.</param>
/// <param name="ledger">The ledger of what was sent; null: none.</param>
/// <param name="told">Is told the results of each answer, from several threads; null: nobody.</param>
internal sealed class EventSender(
    CoordinationClient client, EventSender.SenderSettings settings, SendingStatistics statistics, Ledger? ledger,
    Action<IReadOnlyList<EventOutcome>>? told = null)
{
    private readonly IReadOnlyList<IEventDoor> _doors = [new HttpDoor(client, settings.WaitSeconds), .. settings.Besides];

    /// <summary>The limits of sending.</summary>
    /// <param name="InFlight">The maximum number of concurrent batches.</param>
    /// <param name="WaitSeconds">Seconds to wait for each batch to be settled, 0 to 30.</param>
    /// <param name="BatchCountMax">The maximum number of events in a batch.</param>
    internal sealed record SenderSettings(int InFlight, int WaitSeconds = 30, int BatchCountMax = Batch.CountMax)
    {
        /// <summary>Doors beside HTTP. The lanes are divided among all.</summary>
        public IReadOnlyList<IEventDoor> Besides { get; init; } = [];
    }

    /// <summary>Sends events. Completes when each has been answered or given up.</summary>
    public Task SendAsync(IReadOnlyList<OutgoingEvent> events, CancellationToken cancellation)
    {
        // A lane sends its batches one after the other, so the events of a citizen keep their order.
        var lanes = events.GroupBy(e => LaneOf(e.Subject));
        return Task.WhenAll(lanes.Select(lane => SendLaneAsync(lane, cancellation)));
    }

    /// <summary>The lane of a citizen: a number below the number of concurrent batches.</summary>
    public int LaneOf(string subject)
    {
        var hash = 2166136261u; // FNV-1a gives the same lane in every run; the string hash of .NET does not.
        foreach (var character in subject) hash = (hash ^ character) * 16777619u;
        return (int)(hash % (uint)settings.InFlight);
    }

    /// <summary>Sends the events of one lane, one batch after the other.</summary>
    public async Task SendLaneAsync(IEnumerable<OutgoingEvent> lane, CancellationToken cancellation)
    {
        foreach (var batch in Batch.Of(lane, settings.BatchCountMax))
            await SendBatchAsync(batch, cancellation).ConfigureAwait(false);
    }

    private async Task SendBatchAsync(Batch batch, CancellationToken cancellation)
    {
        for (var attempt = 1; batch.Events.Count > 0; attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            var (outcomes, again) = await AttemptAsync(batch, isLast: attempt >= client.Retry.AttemptsMax, cancellation)
                .ConfigureAwait(false);
            statistics.Count(outcomes, Stopwatch.GetElapsedTime(began));
            ledger?.Write(outcomes);
            told?.Invoke(outcomes);
            batch = new Batch(again);
            if (again.Count > 0)
                await client.Retry.Wait(client.Retry.DelayAfter(attempt, asked: null), cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(List<EventOutcome> Outcomes, List<OutgoingEvent> Again)> AttemptAsync(
        Batch batch, bool isLast, CancellationToken cancellation)
    {
        List<EventOutcome> outcomes = [];
        List<OutgoingEvent> again = [];
        foreach (var sent in await DoorOf(batch).SendAsync(batch, cancellation).ConfigureAwait(false))
        {
            if (sent.IsNotNow && !isLast) again.Add(sent.Outcome.Sent);
            else outcomes.Add(sent.Outcome);
        }

        return (outcomes, again);
    }

    /// <summary>A citizen's events all go through one door.</summary>
    private IEventDoor DoorOf(Batch batch) => _doors[LaneOf(batch.Events[0].Subject) % _doors.Count];
}
