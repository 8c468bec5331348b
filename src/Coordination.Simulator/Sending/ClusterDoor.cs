using Coordination.Connections;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Simulator.Sending;

/// <summary>
/// Events to the grain or the stream of their citizen, in calls of one citizen. An event with a flaw is a call of its own, for the
/// service takes all events of a call or none.
/// </summary>
/// <param name="call">
/// Sends the events of a citizen; answers their results, or null if they are durable and not yet settled.
/// </param>
internal sealed class ClusterDoor(
    CoordinationClient client, CitizenKeys keys, Func<string, DepartmentEvent[], Task<IReadOnlyList<EventResult>?>> call) : IEventDoor
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SendAttempt>> SendAsync(Batch batch, CancellationToken cancellation)
    {
        var sent = new SendAttempt[batch.Events.Count];
        foreach (var events in Enumerable.Range(0, sent.Length)
            .GroupBy(i => (batch.Events[i].Subject, Alone: batch.Events[i].Flaw is null ? -1 : i)))
        {
            int[] places = [.. events];
            var outcomes = await SendAsync(batch.Source, [.. places.Select(i => batch.Events[i])], cancellation).ConfigureAwait(false);
            for (var i = 0; i < places.Length; i++) sent[places[i]] = outcomes[i];
        }

        return sent;
    }

    /// <summary>Sends events of one citizen.</summary>
    private async Task<IReadOnlyList<SendAttempt>> SendAsync(string source, OutgoingEvent[] events, CancellationToken cancellation)
    {
        var (key, who) = ((string?)null, CallerIdentity.Source(source));
        try
        {
            key = events[0].Flaw == Flaw.NoCitizen ? OutgoingEvent.Nobody
                : await keys.OfSubjectAsync(events[0].Subject, cancellation).ConfigureAwait(false);
            CallerCredential.SetCurrent(await client.TokenAsync(who, cancellation).ConfigureAwait(false));
            var results = await call(key, [.. events.Select(static one => one.AsSent())]).ConfigureAwait(false);
            return [.. events.Select((one, i) => results is null
                ? new SendAttempt(new EventOutcome(one, EventStatus.Accepted, key, null))
                : new SendAttempt(new EventOutcome(one, StatusOf(results[i]), results[i].Citizen ?? key, results[i].Why)))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var isRefused = fault is ArgumentException or UnauthorizedAccessException;
            var status = isRefused ? EventStatus.Refused : EventStatus.Unknown;
            var mayBeTheToken = fault is UnauthorizedAccessException && events[0].Flaw is null;
            if (mayBeTheToken) client.Forget(who);
            return
            [
                .. events.Select(one => new SendAttempt(
                    new EventOutcome(one, status, key, fault.Message), IsNotNow: mayBeTheToken || !isRefused)),
            ];
        }
    }

    private static EventStatus StatusOf(EventResult result) => result switch
    {
        { IsConflicting: true } => EventStatus.Conflicting,
        { Status: EventStatuses.Settled } => EventStatus.Settled,
        { Status: EventStatuses.Accepted } => EventStatus.Accepted,
        { Status: EventStatuses.Duplicate } => EventStatus.Duplicate,
        { Status: EventStatuses.Parked } => EventStatus.Parked,
        { Status: EventStatuses.Refused } => EventStatus.Refused,
        _ => EventStatus.Unknown,
    };
}
