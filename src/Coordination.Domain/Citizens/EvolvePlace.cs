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
            PlaceJoined joined => HandedOver(joined.Content.AddedTo(citizen)) with { Place = place.With(joined.Keys, entry.At) },
            PlaceParting parting => citizen with { Place = place with { Status = PlaceStatus.Parting, Parting = parting.Keys } },
            PlaceParted parted => Parted(citizen, parted.Keys),
            PlaceReturned returned => HandedOver(returned.Content.Replacing(Returned(citizen, returned.IsErased))),
            PlaceTold told => citizen with { Place = place.WithTold(told.Told) },
            EventRepeated repeated => Repeated(citizen, repeated, entry.At),
            _ => throw new InvalidOperationException($"No fold for the fact {entry.Fact.GetType().Name}."),
        };
    }

    /// <summary>
    /// The citizen without what came under the keys alone, and without the coordinator that one of them brought, what a coordinator asked
    /// for, and barriers met at no item. A death and a move are noted anew: they are news only for those who are responsible here.
    /// </summary>
    private static Citizen Parted(Citizen citizen, ImmutableArray<CitizenKey> keys)
    {
        var brought = citizen.Place.Joined.Any(joined => joined.BroughtCoordinator && keys.Contains(joined.Key));
        var left = WithoutNews(Keeping(citizen, [.. citizen.Keys.Where(key => !keys.Contains(key))]));
        var place = left.Place.Without(keys) with { Status = PlaceStatus.Own, Parting = [] };
        if (!brought) return left with { Place = place };
        return left with
        {
            Place = place, Coordinator = null, Answering = left.Answering.Remove(Responsibility.CoordinatorRole.Key),
            Measures = SortedMap.Empty<MeasureId, Measure>(), WrittenPlan = null, PlanAgreements = [],
            StepLinks = SortedMap.Empty<StepLinkId, StepLink>(),
            Barriers = SortedMap.Of(left.Barriers.Values.Where(static one => one.IsAboutItem), static one => one.Id),
        };
    }

    /// <summary>The citizen with what came under its own key. The keys that led here decide for themselves too.</summary>
    private static Citizen Returned(Citizen citizen, bool isErased)
    {
        var left = isErased ? Citizen.New(citizen.Key) with { Place = citizen.Place } : Keeping(citizen, [citizen.Key]);
        var keys = citizen.Place.Joined.Select(static joined => joined.Key).ToList();
        return left with { Place = left.Place.Without(keys) with { Status = PlaceStatus.Own, Leader = null, Told = [] } };
    }

    /// <summary>The citizen with the interventions folded anew that handovers from another place have moved.</summary>
    private static Citizen HandedOver(Citizen citizen)
    {
        foreach (var handover in citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Accepted, IsReported: false, What.Type: ResponsibilityType.Intervention }
                && citizen.Items.TryGetValue(handover.What.Key, out var item))
                citizen = EvolveCitizen.Refold(citizen, citizen.Items, item);
        return citizen;
    }

    private static Citizen WithoutNews(Citizen citizen) => citizen with
    {
        Death = null,
        Departure = null,
        Alerts = SortedMap.Of(
            citizen.Alerts.Values.Where(static alert => alert.Subject.Kind is not (AlertSubjectKind.Death or AlertSubjectKind.Move)),
            static alert => alert.Id),
    };

    private static Citizen Repeated(Citizen citizen, EventRepeated repeated, DateTimeOffset at)
    {
        bool Is(TakenEvent known) => known.Event.Source == repeated.Source && known.Event.Id == repeated.EventId;
        TakenEvent Under(TakenEvent taken) => taken.At(citizen.Key, taken.KeysAt(citizen.Key).Add(repeated.Under));
        EventKey key;
        if (citizen.Items.TryGetValue(repeated.Item, out var item) && item.Events.FirstOrDefault(Is) is { } counts)
        {
            key = EventKey.For(counts.Event);
            var events = item.Events.SetItem(item.Events.IndexOf(counts), Under(counts));
            citizen = citizen with { Items = citizen.Items.SetItem(repeated.Item, item with { Events = events }) };
        }
        else
        {
            var aside = citizen.AllEvents().First(taken => Is(taken) && ReportedItem.Of(taken.Event).Key == repeated.Item);
            key = EventKey.For(aside.Event);
            var all = citizen.SetAside[key];
            var events = all.Events.SetItem(all.Events.IndexOf(aside), Under(aside));
            citizen = citizen with { SetAside = citizen.SetAside.SetItem(key, all with { Events = events }) };
        }

        var remembered = repeated.Under == citizen.Key ? key : key.Under(repeated.Under);
        return Withdrawals.Refile(citizen with { Recent = citizen.Recent.SetItem(remembered, at) }, key);
    }

    /// <summary>The citizen with the events that came under one of the keys, and with the events about pairs of them.</summary>
    private static Citizen Keeping(Citizen citizen, HashSet<CitizenKey> keys)
    {
        HashSet<TakenEvent> shared = new(
            KeyPairs.EventsOf(citizen, data => keys.Contains(new(data.Keys.First)) || keys.Contains(new(data.Keys.Second))),
            ReferenceEqualityComparer.Instance);
        var left = PlaceContent.Without(citizen, PlacePortion.BegunUnderNone(citizen, keys, shared));
        foreach (var item in citizen.Items.Values) left = Keeping(left, item, keys, shared);
        if (!citizen.SetAside.IsEmpty)
            left = Withdrawals.WithAside(left, citizen.SetAside.Values.SelectMany(static aside => aside.Events)
                .Select(taken => Keeping(citizen, taken, keys, shared)).OfType<TakenEvent>());
        return Withdrawals.RefileAll(left) with { Recent = Recent(citizen, keys) };
    }

    private static Citizen Keeping(Citizen citizen, ReportedItem item, HashSet<CitizenKey> keys, HashSet<TakenEvent> shared)
    {
        var events = item.Events.Select(taken => Keeping(citizen, taken, keys, shared)).OfType<TakenEvent>().ToImmutableArray();
        if (events.Length == item.Events.Length && events.Zip(item.Events).All(static both => ReferenceEquals(both.First, both.Second)))
            return citizen;
        var left = ReportedItem.Of(item.Kind, item.Id, events);
        if (!left.IsKnown) citizen = EvolveCitizen.Unfolded(citizen, item);
        if (events.IsEmpty) return citizen with { Items = citizen.Items.Remove(item.Key) };
        return EvolveCitizen.Refold(citizen, citizen.Items.SetItem(item.Key, left), left);
    }

    private static TakenEvent? Keeping(Citizen citizen, TakenEvent taken, HashSet<CitizenKey> keys, HashSet<TakenEvent> shared)
    {
        var under = taken.KeysAt(citizen.Key);
        if (under.All(keys.Contains)) return taken;
        var left = under.Where(keys.Contains).ToList();
        if (left.Count == 0) return shared.Contains(taken) ? taken : null;
        return taken.At(citizen.Key, left);
    }

    /// <summary>The repeat window without what came under other keys.</summary>
    private static ImmutableSortedDictionary<EventKey, DateTimeOffset> Recent(Citizen citizen, HashSet<CitizenKey> keys)
    {
        var others = citizen.Keys.Where(key => !keys.Contains(key)).ToList();
        return citizen.Recent.RemoveRange(citizen.Recent.Keys.Where(key => others.Exists(key.IsUnder)));
    }
}
