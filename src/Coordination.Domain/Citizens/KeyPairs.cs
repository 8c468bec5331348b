using System.Collections.Immutable;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>A pair of keys, and whether they stand for one person.</summary>
/// <param name="Id">The item of the pair.</param>
/// <param name="IsLinked">Whether they are one person, by the last event about the pair.</param>
/// <param name="Events">The keys of the events about it, in order.</param>
public sealed record KeyPair(ItemId Id, CitizenKey First, CitizenKey Second, bool IsLinked, ImmutableArray<EventKey> Events)
{
    /// <summary>
    /// The fold of a pair's events. The first that links stands before everything else; all others stand in the order of their times.
    /// </summary>
    public static KeyPair Of(ReportedItem item)
    {
        var (first, second) = ((NumberEvent)item.Events[0].Event.Data).Keys;
        DepartmentEvent? origin = null, last = null;
        foreach (var taken in item.Events)
            if (taken.Event.Data is CitizenRenumbered && (origin is null || EventOrder.Compare(taken.Event, origin) < 0))
                origin = taken.Event;
        foreach (var taken in item.Events)
            if (!ReferenceEquals(taken.Event, origin) && (last is null || EventOrder.Compare(taken.Event, last) > 0)) last = taken.Event;
        return new KeyPair(
            item.Id, new CitizenKey(first), new CitizenKey(second),
            origin is not null && first != second && last?.Data is not CitizenSeparated,
            [.. item.Events.Select(static taken => EventKey.For(taken.Event)).Order()]);
    }
}

/// <summary>What a place must do about the pairs of keys it knows.</summary>
public static class KeyPairs
{
    /// <summary>The pairs a place knows, in order.</summary>
    public static IReadOnlyList<KeyPair> Of(Citizen citizen)
    {
        List<KeyPair>? pairs = null;
        foreach (var item in citizen.Known(ItemKinds.Number)) (pairs ??= []).Add(KeyPair.Of(item));
        return pairs ?? (IReadOnlyList<KeyPair>)[];
    }

    /// <summary>
    /// All events about pairs of keys, also those that were withdrawn, and the withdrawals of them: what both ends of a pair must know
    /// to say alike whether it is linked.
    /// </summary>
    /// <param name="isIn">Whether a pair is among them.</param>
    public static IReadOnlyList<TakenEvent> EventsOf(Citizen citizen, Func<NumberEvent, bool> isIn)
    {
        List<TakenEvent> found = [.. citizen.AllEvents().Where(taken => taken.Event.Data is NumberEvent data && isIn(data))];
        if (found.Count == 0) return found;
        var withdrawals = citizen.AllEvents().Where(static taken => taken.Event.Data is EventWithdrawn).ToList();
        for (var next = 0; next < found.Count; next++)
        {
            var key = EventKey.For(found[next].Event);
            var about = withdrawals.Where(taken => EventKey.WithdrawnBy(taken.Event, (EventWithdrawn)taken.Event.Data) == key).ToList();
            withdrawals.RemoveAll(about.Contains);
            found.AddRange(about);
        }

        return found;
    }

    /// <summary>The events about one pair, each with the keys it came under.</summary>
    public static IReadOnlyList<TakenEvent> EventsOf(Citizen citizen, ItemId pair) =>
        [.. EventsOf(citizen, data => data.Pair == pair.Value).Select(taken => taken with { Under = taken.KeysAt(citizen.Key) })];

    /// <summary>The linked pairs with an end elsewhere that has not been told of all events about the pair, each with that end.</summary>
    public static IReadOnlyList<(KeyPair Pair, CitizenKey Elsewhere)> Untold(Citizen citizen)
    {
        List<(KeyPair, CitizenKey)>? untold = null;
        foreach (var pair in Of(citizen))
        {
            if (!pair.IsLinked || Leads(citizen, pair.First) == Leads(citizen, pair.Second)) continue;
            var told = citizen.Place.Told.FirstOrDefault(known => known.Pair == pair.Id);
            if (told is null || !told.Events.SequenceEqual(pair.Events))
                (untold ??= []).Add((pair, Leads(citizen, pair.First) ? pair.Second : pair.First));
        }

        return untold ?? (IReadOnlyList<(KeyPair, CitizenKey)>)[];
    }

    /// <summary>
    /// The keys to part with: those that no chain of linked pairs connects with the place's own key, and those that lead here only
    /// through one of them. The latter come first, so that none leads to a place that has returned; still linked, they join again.
    /// </summary>
    public static IReadOnlyList<CitizenKey> Disconnected(Citizen citizen)
    {
        if (citizen.Place.Joined.IsEmpty) return [];
        HashSet<CitizenKey> connected = [citizen.Key];
        var linked = Of(citizen).Where(static pair => pair.IsLinked).ToList();
        for (var grows = true; grows;)
        {
            grows = false;
            foreach (var pair in linked)
                if (connected.Contains(pair.First) != connected.Contains(pair.Second))
                    grows = connected.Add(pair.First) | connected.Add(pair.Second);
        }

        List<JoinedKey> gone = [.. citizen.Place.Joined.Where(joined => !connected.Contains(joined.Key))];
        for (var next = 0; next < gone.Count; next++)
            gone.AddRange(citizen.Place.Joined.Where(joined => joined.Via == gone[next].Key && !gone.Contains(joined)));
        return [.. gone.OrderByDescending(joined => DepthOf(citizen.Place, joined)).Select(static joined => joined.Key)];
    }

    private static int DepthOf(Place place, JoinedKey joined) =>
        joined.Via is { } via && place.Find(via) is { } through ? 1 + DepthOf(place, through) : 0;

    /// <summary>Whether the place must act on pairs of keys, or finish what it began. It is then due.</summary>
    public static bool AreUnfinished(Citizen citizen) =>
        citizen.Place.IsMoving || (citizen.Place.Decides && (Untold(citizen).Count > 0 || Disconnected(citizen).Count > 0));

    /// <summary>Whether a key leads to the place.</summary>
    public static bool Leads(Citizen citizen, CitizenKey key) => key == citizen.Key || citizen.Place.Has(key);
}
