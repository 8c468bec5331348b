using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Events;

/// <summary>A type of department event. Its instances are listed in <see cref="EventTypes"/>.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class EventType
{
    private readonly Func<EventData, string>? _itemId;
    private readonly ImmutableArray<string> _properties;
    private readonly ImmutableArray<byte[]> _propertiesUtf8;

    private EventType(string name, Type dataType, string itemKind, bool bringsIntoBeing, ReadData read, Func<EventData, string>? itemId)
    {
        (Name, ShortName) = ($"coordination.{name}.v1", name);
        DataType = dataType;
        ItemKind = itemKind;
        BringsIntoBeing = bringsIntoBeing;
        Read = read;
        _itemId = itemId;
        Json = EventJsonContext.Default.GetTypeInfo(dataType)
            ?? throw new InvalidOperationException($"{dataType} is missing in {nameof(EventJsonContext)}.");
        _properties = [.. Json.Properties.Where(static property => property.Name != "cleared").Select(static property => property.Name)];
        _propertiesUtf8 = [.. _properties.Select(Encoding.UTF8.GetBytes)];
    }

    internal delegate EventData ReadData(ref Reading data);

    internal delegate T ReadData<out T>(ref Reading data)
        where T : EventData;

    /// <summary>The full name, such as <c>coordination.intervention.granted.v1</c>.</summary>
    public string Name { get; }

    /// <summary>The name without the service and the version, such as <c>intervention.granted</c>.</summary>
    public string ShortName { get; }

    /// <summary>The type of <see cref="DepartmentEvent.Data"/>.</summary>
    public Type DataType { get; }

    /// <summary>The kind of item of its events, one of <see cref="ItemKinds"/>.</summary>
    public string ItemKind { get; }

    /// <summary>Whether an event of this type creates its item. Another event is parked until its item exists.</summary>
    public bool BringsIntoBeing { get; }

    /// <summary>Whether an event of this type is never parked, because its item has no id.</summary>
    public bool NeverParked => _itemId is null;

    internal ReadData Read { get; }

    internal JsonTypeInfo Json { get; }

    /// <summary>The id of the item, unique within the sending department; null for items without id.</summary>
    /// <exception cref="InvalidCastException">The data is of another type.</exception>
    public string? ItemId(EventData data) => _itemId?.Invoke(data);

    /// <summary>Whether its data has a property with this name in JSON.</summary>
    public bool Has(string property) => _properties.Contains(property);

    internal bool Has(ReadOnlySpan<byte> property)
    {
        foreach (var name in _propertiesUtf8)
            if (property.SequenceEqual(name)) return true;
        return false;
    }

    public override string ToString() => Name;

    internal static EventType Opening<T>(string name, string itemKind, ReadData<T> read, Func<T, string> itemId)
        where T : EventData =>
        new(name, typeof(T), itemKind, bringsIntoBeing: true, (ref Reading data) => read(ref data), data => itemId((T)data));

    internal static EventType Changing<T>(string name, string itemKind, ReadData<T> read, Func<T, string> itemId)
        where T : EventData =>
        new(name, typeof(T), itemKind, bringsIntoBeing: false, (ref Reading data) => read(ref data), data => itemId((T)data));

    internal static EventType WithoutId<T>(string name, string itemKind, ReadData<T> read, bool bringsIntoBeing = false)
        where T : EventData =>
        new(name, typeof(T), itemKind, bringsIntoBeing, (ref Reading data) => read(ref data), itemId: null);
}
