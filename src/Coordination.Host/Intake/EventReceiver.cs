using Coordination.Host.Security;
using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Views;

namespace Coordination.Host.Intake;

/// <summary>
/// From events as they were read to events that are durable: CPR numbers become keys, keys are made durable, then the events.
/// </summary>
internal sealed class EventReceiver(EventIntake intake, IInbox inbox, CitizenPseudonyms pseudonyms, CprColumn column)
{
    /// <summary>Whether the service sheds load.</summary>
    internal bool IsOverloaded => intake.IsOverloaded;

    /// <summary>Reads the events of a request, with the citizen of each. Keys that were never given out are a fault.</summary>
    internal async Task<IReadOnlyList<ReadEvent>> ReadAsync(EventRequest request, string credential)
    {
        var events = new ReadEvent[request.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var read = EventReader.Read(request.Events[i], credential);
            if (read.Cpr is { } cpr) read = read with { Citizen = pseudonyms.KeyOf(cpr) };
            else if (read is { Citizen: { } key, RefusedWith: null } && !await inbox.IsKeyGivenAsync(key))
                read = read with { Event = null, Faults = [EventReader.NeverGivenOut] };
            events[i] = read;
        }

        return events;
    }

    /// <summary>Makes sound events durable and, if there is time to wait, has them settled; results in the same order.</summary>
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
