using System.Collections.Immutable;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// Which events count. One that its department withdrew is set aside: kept, and left out of every item. A withdrawal counts unless a
/// withdrawal after it, in the order of events, withdraws it. So what counts depends on the set of events and not on their arrival.
/// </summary>
/// <remarks>
/// Under several keys of one person there may be several events with one source and id. A withdrawal is about those that came under a
/// key it came under itself; if there is none, about all.
/// </remarks>
internal static class Withdrawals
{
    /// <summary>The event that the withdrawals of an item are about.</summary>
    public static EventKey TargetOf(ReportedItem withdrawals) => new(withdrawals.Id.Value);

    /// <summary>Whether withdrawals wait for the event they are about.</summary>
    public static bool Wait(Citizen citizen, ReportedItem withdrawals) => !EventsOf(citizen, TargetOf(withdrawals)).Any();

    /// <summary>The citizen with one more event: it counts, or it is set aside.</summary>
    public static Citizen Take(Citizen citizen, TakenEvent taken)
    {
        var counts = !IsWithdrawn(citizen, taken);
        citizen = counts ? EvolveCitizen.With(citizen, taken) : Aside(citizen, taken);
        // It may be the one that a withdrawal of another event with its id is about.
        if (!citizen.Place.Joined.IsEmpty) citizen = Refile(citizen, EventKey.For(taken.Event));
        return counts && taken.Event.Data is EventWithdrawn data ? Refile(citizen, EventKey.WithdrawnBy(taken.Event, data)) : citizen;
    }

    /// <summary>The citizen with every event of a source and id where it belongs, and everything that follows from it.</summary>
    public static Citizen Refile(Citizen citizen, EventKey key)
    {
        if (WithdrawalsOf(citizen, key) is null && !citizen.SetAside.ContainsKey(key)) return citizen;
        foreach (var taken in EventsOf(citizen, key).ToList())
        {
            var isWithdrawn = IsWithdrawn(citizen, taken);
            if (isWithdrawn == IsAside(citizen, key, taken)) continue;
            citizen = isWithdrawn
                ? Aside(EvolveCitizen.Without(citizen, citizen.Items[ReportedItem.Of(taken.Event).Key], taken), taken)
                : EvolveCitizen.With(Without(citizen, key, taken), taken);
            // A withdrawal is earlier than the one that withdraws it, so this ends.
            if (taken.Event.Data is EventWithdrawn data) citizen = Refile(citizen, EventKey.WithdrawnBy(taken.Event, data));
        }

        return citizen;
    }

    /// <summary>The citizen with every event where it belongs, after some have gone.</summary>
    public static Citizen RefileAll(Citizen citizen)
    {
        HashSet<EventKey> keys =
        [
            .. citizen.SetAside.Keys,
            .. citizen.Items.Values.Where(static item => item.Kind == ItemKinds.Event).Select(TargetOf),
        ];
        return keys.Order().Aggregate(citizen, Refile);
    }

    /// <summary>Events that are set aside, by source and id.</summary>
    public static IEnumerable<EventsSetAside> Grouped(IEnumerable<TakenEvent> events) => events
        .GroupBy(static taken => EventKey.For(taken.Event))
        .Select(static group => new EventsSetAside(group.Key, [.. group]));

    /// <summary>The citizen with these events set aside, and no others.</summary>
    public static Citizen WithAside(Citizen citizen, IEnumerable<TakenEvent> events) =>
        citizen with { SetAside = Collections.SortedMap.Of(Grouped(events), static aside => aside.Key) };

    /// <summary>When an event was withdrawn, by the first withdrawal's own time; null: it counts.</summary>
    public static DateTimeOffset? TimeOf(Citizen citizen, TakenEvent taken)
    {
        if (WithdrawalsOf(citizen, EventKey.For(taken.Event)) is not { } withdrawals) return null;
        foreach (var withdrawal in withdrawals.Events)
            if ((taken.Event.Data is not EventWithdrawn || EventOrder.Compare(withdrawal.Event, taken.Event) > 0)
                && IsAbout(citizen, withdrawal, taken))
                return withdrawal.Event.Time;
        return null;
    }

    /// <summary>Whether an event is withdrawn by a withdrawal that counts.</summary>
    private static bool IsWithdrawn(Citizen citizen, TakenEvent taken) => TimeOf(citizen, taken) is not null;

    private static bool IsAbout(Citizen citizen, TakenEvent withdrawal, TakenEvent taken) =>
        ShareKey(citizen, withdrawal, taken)
        || !EventsOf(citizen, EventKey.For(taken.Event)).Any(other => ShareKey(citizen, withdrawal, other));

    private static bool ShareKey(Citizen citizen, TakenEvent one, TakenEvent other) =>
        (one.Under.IsEmpty && other.Under.IsEmpty) || one.KeysAt(citizen.Key).Any(key => other.IsUnder(key, citizen.Key));

    private static ReportedItem? WithdrawalsOf(Citizen citizen, EventKey key) =>
        citizen.Item(ItemKinds.Event, new ItemId(key.Value));

    /// <summary>The events of a source and id, those that count and those that are set aside.</summary>
    private static IEnumerable<TakenEvent> EventsOf(Citizen citizen, EventKey key)
    {
        if (citizen.SetAside.TryGetValue(key, out var aside))
            foreach (var taken in aside.Events) yield return taken;
        foreach (var item in citizen.Items.Values)
            foreach (var taken in item.Events)
                if (key.IsOf(taken.Event)) yield return taken;
    }

    private static bool IsAside(Citizen citizen, EventKey key, TakenEvent taken) =>
        citizen.SetAside.TryGetValue(key, out var aside) && aside.Events.Any(other => ReferenceEquals(other, taken));

    private static Citizen Aside(Citizen citizen, TakenEvent taken)
    {
        var key = EventKey.For(taken.Event);
        ImmutableArray<TakenEvent> events = citizen.SetAside.TryGetValue(key, out var aside)
            ? [.. aside.Events.Add(taken).OrderBy(static one => one.Event, EventOrder.Instance)]
            : [taken];
        return citizen with { SetAside = citizen.SetAside.SetItem(key, new EventsSetAside(key, events)) };
    }

    private static Citizen Without(Citizen citizen, EventKey key, TakenEvent taken)
    {
        ImmutableArray<TakenEvent> left = [.. citizen.SetAside[key].Events.Where(other => !ReferenceEquals(other, taken))];
        return citizen with
        {
            SetAside = left.IsEmpty ? citizen.SetAside.Remove(key) : citizen.SetAside.SetItem(key, new EventsSetAside(key, left)),
        };
    }
}
