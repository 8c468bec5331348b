using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Inbox;
using Coordination.Silo.Policies;
using Coordination.Storage.Inbox;
using Coordination.Views;

namespace Coordination.Host.Intake;

/// <summary>Makes received events durable. It replaces CPR numbers with citizen keys, stores the keys, then the events.</summary>
internal sealed class EventReceiver(
    EventIntake intake, IInbox inbox, CitizenPseudonyms pseudonyms, CprColumn column, IntakeLimits limits, PolicySource policies,
    EventWarnings warnings)
{
    /// <summary>Why the service receives no event now because of its load; null: it receives them.</summary>
    internal string? RefusesAll() => limits.RefuseAll(IntakeDoor.Http);

    /// <summary>Reads the events of a request and finds the citizen of each. A key that was never issued is a fault.</summary>
    /// <param name="countsAsSent">Whether the events count against the rates of their source and citizen.</param>
    internal async Task<IReadOnlyList<ReadEvent>> ReadAsync(EventRequest request, Caller sender, bool countsAsSent = true)
    {
        var events = new ReadEvent[request.Events.Count];
        var longest = policies.Now.Policy.Appointments.Longest;
        for (var i = 0; i < events.Length; i++)
        {
            var read = EventReader.Read(request.Events[i], sender, longest);
            if (read.Cpr is { } cpr) read = read with { Citizen = pseudonyms.KeyOf(cpr) };
            else if (read.Reference is { } reference) read = read with { Citizen = pseudonyms.KeyOf(reference) };
            else if (read is { Citizen: { } key, RefusedWith: null } && !await inbox.IsKeyGivenAsync(key))
                read = read with { Event = null, Faults = [EventReader.NeverGivenOut] };
            if (read.Event?.Data is INamesOtherCitizen named) read = await WithOtherAsync(read, named);
            if (countsAsSent && read is { RefusedWith: null, Citizen: { } citizen })
                read = read with { BeyondLimit = limits.Refuse(sender.Id, citizen, IntakeDoor.Http) };
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
        await inbox.GiveKeysAsync([.. events.SelectMany(KeysOf)], cancellation);
        IncomingEvent[] incoming = [.. events.Select(static read => new IncomingEvent(read.Citizen!, read.Event!))];
        var results = await TakeInAsync(incoming, wait, cancellation);
        return [.. results.Select((result, i) => result with { Warnings = warnings.Of(events[i].Event!, events[i].Unknown) })];
    }

    /// <summary>What would become of the events without faults if they were sent. Nothing is stored, not even a key.</summary>
    internal async Task<IReadOnlyList<EventResult>> RehearseAsync(IReadOnlyList<ReadEvent> events)
    {
        var results = await intake.RehearseAsync([.. events.Select(static read => new IncomingEvent(read.Citizen!, read.Event!))]);
        return [.. results.Select((result, i) => result with { Warnings = warnings.Of(events[i].Event!, events[i].Unknown) })];
    }

    private async Task<IReadOnlyList<EventResult>> TakeInAsync(IncomingEvent[] incoming, TimeSpan? wait, CancellationToken cancellation)
    {
        if (wait is { } atMost) return await intake.SettleAsync(incoming, atMost, cancellation);
        await intake.AcceptAsync(incoming, cancellation);
        return
        [
            .. incoming.Select(static one =>
                new EventResult(one.Event.Id, one.Event.Source, EventStatuses.Accepted, one.Citizen, null, [])),
        ];
    }

    /// <summary>The event with the other citizen's key in place of the CPR number. A CPR number is never stored with an event.</summary>
    private async Task<ReadEvent> WithOtherAsync(ReadEvent read, INamesOtherCitizen named)
    {
        var other = read.OtherCpr is { } cpr ? pseudonyms.KeyOf(cpr) : named.OtherKey!;
        if (other == read.Citizen) return read with { Event = null, Faults = [EventReader.IsSubjectItself(named)] };
        if (read.OtherCpr is null && !await inbox.IsKeyGivenAsync(other))
            return read with { Event = null, Faults = [EventReader.OtherNeverGivenOut(named)] };
        var data = named.WithOther(other);
        return read with { Event = read.Event! with { Data = data is NumberEvent pair ? pair with { Subject = read.Citizen } : data } };
    }

    /// <summary>The keys that an event has given out.</summary>
    private IEnumerable<GivenKey> KeysOf(ReadEvent read)
    {
        if (read.Cpr is { } cpr) yield return new GivenKey(read.Citizen!, column.Encrypt(cpr, read.Citizen!));
        if (read.Reference is { } reference) yield return new GivenKey(read.Citizen!, column.Encrypt(reference, read.Citizen!));
        if (read is { OtherCpr: { } other, Event.Data: INamesOtherCitizen { OtherKey: { } key } })
            yield return new GivenKey(key, column.Encrypt(other, key));
    }
}
