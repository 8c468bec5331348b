using System.Text.Json.Serialization;
using Coordination.Domain.Collections;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>The key of an item within its citizen: its kind and public id.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ItemKey>))]
public readonly record struct ItemKey(string Value) : ITextId<ItemKey>, IComparable<ItemKey>
{
    internal const char Separator = ' ';

    /// <summary>The key of an item.</summary>
    public static ItemKey For(string kind, ItemId id) => new($"{kind}{Separator}{id.Value}");

    /// <summary>
    /// What <see cref="For"/> was given. Kinds (<see cref="ItemKinds"/>) contain no space. A key without a space is that of something
    /// a citizen has once, such as the coordinator role: its id is the default value.
    /// </summary>
    public (string Kind, ItemId Id) Parts()
    {
        var end = Value.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? (Value, default) : (Value[..end], new ItemId(Value[(end + 1)..]));
    }

    /// <inheritdoc/>
    public static ItemKey Of(string value) => new(value);
    public int CompareTo(ItemKey other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>An item's kind and id in the order of keys: it is looked up without making the text of its key.</summary>
internal readonly record struct ItemKeyParts(string Kind, ItemId Id) : IComparable<ItemKey>
{
    public int CompareTo(ItemKey other) => new JoinedText(Kind, ItemKey.Separator, Id.Value).CompareTo(other.Value);
}

/// <summary>The key of an event within its citizen: source and id. Events with equal keys are the same event.</summary>
[JsonConverter(typeof(TextIdJsonConverter<EventKey>))]
public readonly record struct EventKey(string Value) : ITextId<EventKey>, IComparable<EventKey>
{
    /// <summary>The key of an event.</summary>
    public static EventKey For(DepartmentEvent reported) => new(string.Concat(reported.Source, " ", reported.Id));

    /// <summary>The key of the event that a withdrawal is about.</summary>
    public static EventKey WithdrawnBy(DepartmentEvent withdrawal, EventWithdrawn data) =>
        new(string.Concat(data.Source is { } source ? IdSpelling.Source(source) : withdrawal.Source, " ", data.Id));

    /// <summary>Whether it is the key of an event. Asked of many events, so it makes no text.</summary>
    public bool IsOf(DepartmentEvent reported) =>
        Value.Length == reported.Source.Length + 1 + reported.Id.Length && Value.EndsWith(reported.Id, StringComparison.Ordinal)
        && Value[reported.Source.Length] == ' ' && Value.StartsWith(reported.Source, StringComparison.Ordinal);

    /// <summary>The key of an event that came under another key than its place's own.</summary>
    /// <param name="under">The other key; null: the place's own.</param>
    public static EventKey For(DepartmentEvent reported, CitizenKey? under) =>
        under is { } key ? For(reported).Under(key) : For(reported);

    /// <summary>The key of the same event, come under a key of the citizen. Sources begin with a slash, citizens' keys do not.</summary>
    public EventKey Under(CitizenKey key) => new(string.Concat(key.Value, " ", Value));

    /// <summary>Whether the event came under a key of the citizen, other than its place's own.</summary>
    public bool IsUnder(CitizenKey key) =>
        Value.Length > key.Value.Length && Value[key.Value.Length] == ' ' && Value.StartsWith(key.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public static EventKey Of(string value) => new(value);
    public int CompareTo(EventKey other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}
