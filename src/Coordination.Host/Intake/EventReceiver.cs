using Coordination.Host.Security;
using Coordination.Silo.Inbox;
using Coordination.Silo.Policies;
using Coordination.Storage.Inbox;
using Coordination.Views;

namespace Coordination.Host.Intake;

/// <summary>Makes received events durable. It replaces CPR numbers with citizen keys, stores the keys, then the events.</summary>
internal sealed class EventReceiver(
    EventIntake intake, IInbox inbox, CitizenPseudonyms pseudonyms, CprColumn column, CitizenRateLimit rate, PolicySource policies)
{
    /// <summary>Whether the service refuses events because of its load.</summary>
    internal bool IsOverloaded => intake.IsOverloaded;

    /// <summary>Reads the events of a request and finds the citizen of each. A key that was never issued is a fault.</summary>
    internal async Task<IReadOnlyList<ReadEvent>> ReadAsync(EventRequest request, string credential)
    {
        var events = new ReadEvent[request.Events.Count];
        var longest = policies.Now.Policy.Appointments.Longest;
        for (var i = 0; i < events.Length; i++)
        {
            var read = EventReader.Read(request.Events[i], credential, longest);
            if (read.Cpr is { } cpr) read = read with { Citizen = pseudonyms.KeyOf(cpr) };
            else if (read is { Citizen: { } key, RefusedWith: null } && !await inbox.IsKeyGivenAsync(key))
                read = read with { Event = null, Faults = [EventReader.NeverGivenOut] };
            if (read is { RefusedWith: null, Citizen: { } citizen } && !rate.Allows(citizen)) read = read with { BeyondLimit = rate.Why };
            events[i] = read;
        }

        return events;
    }

    /// <summary>
    /// Stores the events without faults. If the sender waits, it waits until they are settled. The results have the order of the
    /// events.
    /// </summary>
    internal async Task<IReadOnlyList<EventResult>> TakeInAsync(
        IReadOnlyList<ReadEvent> events, TimeSpan? wait, CancellationToken cancellation)
    {
        if (events.Count == 0) return [];
        GivenKey[] keys = [.. events.Where(static read => read.Cpr is not null)
            .Select(read => new GivenKey(read.Citizen!, column.Encrypt(read.Cpr!.Value, read.Citizen!)))];
        await inbox.GiveKeysAsync(keys, cancellation);
        IncomingEvent[] incoming = [.. events.Select(static read => new IncomingEvent(read.Citizen!, read.Event!))];
        if (wait is { } atMost) return await intake.SettleAsync(incoming, atMost, cancellation);
        await intake.AcceptAsync(incoming, cancellation);
        return [.. incoming.Select(static one => new EventResult(one.Event.Id, one.Event.Source, "accepted", one.Citizen, null, []))];
    }
}
