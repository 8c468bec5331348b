using System.Collections.Immutable;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>Computes the state of a citizen after each fact about places that join or part.</summary>
internal static class EvolvePlace
{
    public static Citizen Evolve(Citizen citizen, Entry entry)
    {
        var place = citizen.Place;
        return entry.Fact switch
        {
            PlaceJoining joining => citizen with
            {
                Place = place with { Status = PlaceStatus.Joining, Leader = joining.Leader, Stay = citizen.Version + 1 },
            },
            PlaceFollows follows => citizen with { Place = place with { Status = PlaceStatus.Following, Leader = follows.Leader } },
            PlaceJoined joined => joined.Content.AddedTo(citizen) with { Place = place.With(joined.Keys, entry.At) },
            PlaceParting parting => citizen with { Place = place with { Status = PlaceStatus.Parting, Parting = parting.Keys } },
            PlaceParted parted => Parted(citizen, parted.Keys),
            PlaceReturned returned => returned.Content.Replacing(Returned(citizen)),
            PlaceTold told => citizen with { Place = place.WithTold(told.Told) },
            EventRepeated repeated => Repeated(citizen, repeated, entry.At),
            _ => throw new InvalidOperationException($"No fold for the fact {entry.Fact.GetType().Name}."),
        };
    }

    /// <summary>The citizen without what came under the keys alone, and without the coordinator that one of them brought.</summary>
    private static Citizen Parted(Citizen citizen, ImmutableArray<CitizenKey> keys)
    {
        var brought = citizen.Place.Joined.Any(joined => joined.BroughtCoordinator && keys.Contains(joined.Key));
        var left = Keeping(citizen, [.. citizen.Keys.Where(key => !keys.Contains(key))]);
        var place = left.Place.Without(keys) with { Status = PlaceStatus.Own, Parting = [] };
        if (!brought) return left with { Place = place };
        return left with { Place = place, Coordinator = null, Answering = left.Answering.Remove(Responsibility.CoordinatorRole.Key) };
    }

    /// <summary>The citizen with what came under its own key. The keys that led here decide for themselves too.</summary>
    private static Citizen Returned(Citizen citizen)
    {
        var left = Keeping(citizen, [citizen.Key]);
        var keys = citizen.Place.Joined.Select(static joined => joined.Key).ToList();
        return left with { Place = left.Place.Without(keys) with { Status = PlaceStatus.Own, Leader = null, Told = [] } };
    }

    private static Citizen Repeated(Citizen citizen, EventRepeated repeated, DateTimeOffset at)
    {
        var item = citizen.Items[repeated.Item];
        var place = item.Events.Select(static taken => taken.Event).ToList().FindIndex(
            known => known.Source == repeated.Source && known.Id == repeated.EventId);
        var taken = item.Events[place];
        var both = taken.At(citizen.Key, taken.KeysAt(citizen.Key).Add(repeated.Under));
        return citizen with
        {
            Items = citizen.Items.SetItem(repeated.Item, item with { Events = item.Events.SetItem(place, both) }),
            Recent = citizen.Recent.SetItem(
                EventKey.For(taken.Event, repeated.Under == citizen.Key ? null : repeated.Under), at),
        };
    }

    /// <summary>The citizen with the events that came under one of the keys, and with the events about pairs of them.</summary>
    private static Citizen Keeping(Citizen citizen, HashSet<CitizenKey> keys)
    {
        var gone = new PlacePortion(
            citizen, item => item.Kind != ItemKinds.Number && !item.Events[0].KeysAt(citizen.Key).Any(keys.Contains), withShared: true);
        var left = citizen with
        {
            Answering = Where(citizen.Answering, static one => one.What, one => !gone.Has(one)),
            Handovers = Where(citizen.Handovers, static one => one.Id, one => !gone.Has(one)),
            Conflicts = Where(citizen.Conflicts, static one => one.Id, one => !gone.Has(one)),
            Deadlines = Where(citizen.Deadlines, static one => one.Id, one => !gone.Has(one)),
            Alerts = Where(citizen.Alerts, static one => one.Id, one => !gone.Has(one)),
        };
        foreach (var item in citizen.Items.Values) left = Keeping(left, item, keys);
        HashSet<EventKey> known = [.. left.Items.Values.SelectMany(static item => item.Events).Select(t => EventKey.For(t.Event))];
        var others = citizen.Keys.Where(key => !keys.Contains(key)).Select(static key => $"{key} ").ToList();
        return left with
        {
            Parked = Where(left.Parked, static one => one.Key, one => known.Contains(one.Key)),
            Recent = left.Recent.RemoveRange(
                left.Recent.Keys.Where(key => others.Exists(other => key.Value.StartsWith(other, StringComparison.Ordinal)))),
        };
    }

    private static Citizen Keeping(Citizen citizen, ReportedItem item, HashSet<CitizenKey> keys)
    {
        var isOfPair = item.Kind == ItemKinds.Number && item.Events[0].Event.Data is NumberEvent { Keys: var pair }
            && (keys.Contains(new(pair.First)) || keys.Contains(new(pair.Second)));
        var events = item.Events.Select(taken => Keeping(citizen, taken, keys, isOfPair)).OfType<TakenEvent>().ToImmutableArray();
        if (events.Length == item.Events.Length && events.Zip(item.Events).All(static both => ReferenceEquals(both.First, both.Second)))
            return citizen;
        if (events.IsEmpty || !new ReportedItem(item.Kind, item.Id, events).IsKnown) citizen = Without(citizen, item);
        if (events.IsEmpty) return citizen with { Items = citizen.Items.Remove(item.Key) };
        var left = new ReportedItem(item.Kind, item.Id, events);
        return EvolveCitizen.Refold(citizen with { Items = citizen.Items.SetItem(item.Key, left) }, left);
    }

    private static TakenEvent? Keeping(Citizen citizen, TakenEvent taken, HashSet<CitizenKey> keys, bool isOfPair)
    {
        var under = taken.KeysAt(citizen.Key);
        if (under.All(keys.Contains)) return taken;
        var left = under.Where(keys.Contains).ToList();
        if (left.Count == 0) return isOfPair ? taken : null;
        return taken.At(citizen.Key, left);
    }

    /// <summary>The citizen without the fold of an item that is no longer known.</summary>
    private static Citizen Without(Citizen citizen, ReportedItem item) => item.Kind switch
    {
        ItemKinds.Citizen => citizen with { Person = Person.Unknown },
        ItemKinds.Intervention => citizen with { Interventions = citizen.Interventions.Remove(item.Id) },
        ItemKinds.Appointment => citizen with { Appointments = citizen.Appointments.Remove(item.Id) },
        ItemKinds.Admission => citizen with { Admissions = citizen.Admissions.Remove(item.Id) },
        ItemKinds.Sanction => citizen with { Sanctions = citizen.Sanctions.Remove(item.Id) },
        ItemKinds.Deadline => citizen with { DepartmentDeadlines = citizen.DepartmentDeadlines.Remove(item.Id) },
        _ => citizen,
    };

    private static SortedMap<TKey, T> Where<TKey, T>(SortedMap<TKey, T> map, Func<T, TKey> key, Func<T, bool> stays)
        where TKey : IComparable<TKey> where T : class =>
        map.Values.All(stays) ? map : SortedMap.Of(map.Values.Where(stays), key);
}
