using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: what the journals of places that join or part contain.

/// <summary>The place begins to join another. From this entry on it decides nothing.</summary>
/// <param name="Leader">The older place.</param>
public sealed record PlaceJoining(CitizenKey Leader) : Fact;

/// <summary>The leader has taken the place over and decides from now on.</summary>
public sealed record PlaceFollows(CitizenKey Leader) : Fact;

/// <summary>Another place has joined this one. Its events are the entries that follow, in the same decision.</summary>
/// <param name="Keys">The keys that lead here from now on: that of the place, then those that led to it.</param>
/// <param name="Content">What was journaled about the place besides its events.</param>
public sealed record PlaceJoined(ImmutableArray<JoinedKey> Keys, PlaceContent Content) : Fact;

/// <summary>The place begins to part with keys that do not stand for its person. From this entry on it decides nothing.</summary>
public sealed record PlaceParting(ImmutableArray<CitizenKey> Keys) : Fact;

/// <summary>The place decides again about what came under its own key. Its events are the entries that follow.</summary>
/// <param name="From">The place it followed.</param>
/// <param name="Content">What was journaled there about what began under this key.</param>
/// <param name="IsErased">Whether what this place knew when it joined has been erased there, and is not known here any more.</param>
public sealed record PlaceReturned(
    CitizenKey From, PlaceContent Content,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsErased = false) : Fact;

/// <summary>The keys' places decide for themselves. What came under those keys alone is no longer known here.</summary>
public sealed record PlaceParted(ImmutableArray<CitizenKey> Keys) : Fact;

/// <summary>The other end of a pair of keys knows the events about it.</summary>
public sealed record PlaceTold(ToldPair Told) : Fact;

/// <summary>An event that is known was also sent under another key that leads here.</summary>
/// <param name="Item">The item the event is about.</param>
/// <param name="Under">The other key.</param>
public sealed record EventRepeated(ItemKey Item, string Source, string EventId, CitizenKey Under) : Fact;
