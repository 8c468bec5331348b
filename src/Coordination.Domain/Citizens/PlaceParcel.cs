using System.Collections.Immutable;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>What one place hands to another: events with the keys they came under, and what is journaled besides.</summary>
/// <param name="From">The place that hands over.</param>
/// <param name="Stay">The stay that begins or ends with it.</param>
/// <param name="Keys">The keys that led to the place that joins; empty for a place that returns.</param>
/// <param name="IsErased">Whether what the place that returns knew when it joined has been erased.</param>
public sealed record PlaceParcel(
    CitizenKey From, long Stay, ImmutableArray<JoinedKey> Keys, PlaceContent Content, ImmutableArray<TakenEvent> Events,
    bool IsErased = false)
{
    /// <summary>What a place that joins another hands to its leader: all of it.</summary>
    public static PlaceParcel ToLeader(Citizen citizen, CitizenKey leader, OpaqueIds ids) => new(
        citizen.Key, citizen.Place.Stay, citizen.Place.Joined, PlaceContent.Of(citizen, leader, ids),
        [
            .. citizen.AllEvents().Select(taken => taken with { Under = taken.KeysAt(citizen.Key) }),
        ]);

    /// <summary>
    /// What a place hands back to one of its keys: the events that came under that key, what is journaled about items that began
    /// under it, and every event about pairs that the key is in.
    /// </summary>
    public static PlaceParcel ToKey(Citizen citizen, CitizenKey key, OpaqueIds ids)
    {
        var joined = citizen.Place.Find(key)!;
        var ofPairs = KeyPairs.EventsOf(citizen, data => data.Keys.First == key.Value || data.Keys.Second == key.Value);
        return new(
            citizen.Key, joined.Stay, [],
            PlaceContent.Of(citizen, PlacePortion.BegunUnder(citizen, key), joined.BroughtCoordinator, key, ids),
            [
                .. citizen.AllEvents().Where(taken => taken.IsUnder(key, citizen.Key)).Select(taken => taken with { Under = [key] }),
                .. ofPairs.Where(taken => !taken.IsUnder(key, citizen.Key))
                    .Select(taken => taken with { Under = taken.KeysAt(citizen.Key) }),
            ],
            joined.IsErased);
    }
}
