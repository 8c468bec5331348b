using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: which keys lead to a place, and who decides there.

/// <summary>Who decides about what is known under a place's own key.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlaceStatus>))]
public enum PlaceStatus
{
    /// <summary>The place itself.</summary>
    [JsonStringEnumMemberName("own")] Own,

    /// <summary>Nobody, until the leader has taken the place over.</summary>
    [JsonStringEnumMemberName("joining")] Joining,

    /// <summary>The place that leads: calls go there.</summary>
    [JsonStringEnumMemberName("following")] Following,

    /// <summary>Nobody, until the places that this one parts with have taken back what is theirs.</summary>
    [JsonStringEnumMemberName("parting")] Parting,
}

/// <summary>Another key that leads to a place.</summary>
/// <param name="Stay">The version of its place when it joined. A later stay of the same key has a greater number.</param>
/// <param name="BroughtCoordinator">Whether the coordinator role came from that place.</param>
/// <param name="Via">The key of the place it had joined before, and still leads to; null: it joined this place itself.</param>
/// <param name="IsErased">Whether everything was erased here since it joined: what its place had brought is not to come back there.</param>
public sealed record JoinedKey(
    CitizenKey Key, long Stay, bool BroughtCoordinator = false, CitizenKey? Via = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsErased = false);

/// <summary>A pair of keys whose other end was told of these events about it.</summary>
public sealed record ToldPair(ItemId Pair, ImmutableArray<EventKey> Events);

/// <summary>Which keys lead to a place, and who decides there.</summary>
public sealed record Place
{
    /// <summary>A place that only its own key leads to.</summary>
    public static Place Alone { get; } = new();

    public PlaceStatus Status { get; init; }

    /// <summary>The place this one joins or follows; null: none.</summary>
    public CitizenKey? Leader { get; init; }

    /// <summary>The version at which it last began to join another; 0: never.</summary>
    public long Stay { get; init; }

    /// <summary>The other keys that lead here, sorted.</summary>
    public ImmutableArray<JoinedKey> Joined { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The keys this place has parted with, each with its last stay, sorted.</summary>
    public ImmutableArray<JoinedKey> Former { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The keys this place is parting with.</summary>
    public ImmutableArray<CitizenKey> Parting { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The pairs whose other end was told, sorted.</summary>
    public ImmutableArray<ToldPair> Told { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When another key last came to lead here; null: none has.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>Whether the place itself decides.</summary>
    [JsonIgnore]
    public bool Decides => Status == PlaceStatus.Own;

    /// <summary>Whether a join or a parting is under way.</summary>
    [JsonIgnore]
    public bool IsMoving => Status is PlaceStatus.Joining or PlaceStatus.Parting;

    /// <summary>Whether another key leads here.</summary>
    public bool Has(CitizenKey key) => Find(key) is not null;

    /// <summary>The entry of another key that leads here; null: it does not.</summary>
    public JoinedKey? Find(CitizenKey key) => Joined.FirstOrDefault(joined => joined.Key == key);

    /// <summary>Whether a stay of a key is over or has been taken over already.</summary>
    public bool Knows(CitizenKey key, long stay) =>
        Find(key)?.Stay >= stay || Former.Any(former => former.Key == key && former.Stay >= stay);

    internal Place With(IEnumerable<JoinedKey> keys, DateTimeOffset at)
    {
        var added = keys.ToList();
        return this with
        {
            Joined = Sorted(Joined.Where(known => added.All(key => key.Key != known.Key)).Concat(added)),
            Former = [.. Former.Where(former => added.All(key => key.Key != former.Key))],
            JoinedAt = at,
        };
    }

    internal Place Without(IReadOnlyCollection<CitizenKey> keys)
    {
        var gone = Joined.Where(joined => keys.Contains(joined.Key)).ToList();
        return this with
        {
            Joined = [.. Joined.Where(joined => !keys.Contains(joined.Key))],
            Former = Sorted(Former.Where(former => !keys.Contains(former.Key)).Concat(gone)),
        };
    }

    internal Place Erased() => this with { Joined = [.. Joined.Select(static key => key with { IsErased = true })] };

    internal Place WithTold(ToldPair told) => this with
    {
        Told = [.. Told.Where(known => known.Pair != told.Pair).Append(told).OrderBy(known => known.Pair)],
    };

    private static ImmutableArray<JoinedKey> Sorted(IEnumerable<JoinedKey> keys) => [.. keys.OrderBy(static key => key.Key)];
}
