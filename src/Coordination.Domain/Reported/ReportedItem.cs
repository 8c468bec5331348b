using System.Collections.Immutable;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A department event that was applied.</summary>
/// <param name="Assignee">
/// Where the caseworker named by the event worked when it was applied; null when it names none. It is stored, so that a later move of
/// the caseworker does not change the past.
/// </param>
public sealed record TakenEvent(DepartmentEvent Event, Assignee? Assignee)
{
    /// <summary>The keys it came under; empty: the key of the place that holds it, and no other.</summary>
    public ImmutableArray<CitizenKey> Under { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The keys it came under.</summary>
    /// <param name="place">The key of the place that holds it.</param>
    public ImmutableArray<CitizenKey> KeysAt(CitizenKey place) => Under.IsEmpty ? [place] : Under;

    /// <summary>Whether it came under a key.</summary>
    /// <param name="place">The key of the place that holds it.</param>
    public bool IsUnder(CitizenKey key, CitizenKey place) => Under.IsEmpty ? key == place : Under.Contains(key);

    /// <summary>The same event under these keys, as the place of a key holds it.</summary>
    public TakenEvent At(CitizenKey place, IEnumerable<CitizenKey> under)
    {
        ImmutableArray<CitizenKey> keys = [.. under.Distinct().Order()];
        return this with { Under = keys is [var only] && only == place ? [] : keys };
    }

    /// <summary>Whether it is the same event with the same content.</summary>
    public bool IsSame(DepartmentEvent other) =>
        Event.Id == other.Id && Event.Source == other.Source && Event.Type == other.Type && Event.Time == other.Time
        && Event.Sequence == other.Sequence && Event.Data.Equals(other.Data);
}

/// <summary>Where a named caseworker worked.</summary>
/// <param name="Department">The department; the sending one for an unknown caseworker.</param>
/// <param name="Unit">The unit; null: not known.</param>
public sealed record Assignee(DepartmentCode Department, UnitId? Unit);

/// <summary>The data of one event and the event's own time.</summary>
public readonly record struct Occurrence<TData>(TData Data, DateTimeOffset At) where TData : EventData;

/// <summary>
/// One item that departments report about, such as an intervention or an appointment, with all its events in order. The order does
/// not depend on when they arrived, and the item's state is a function of this list. So late and repeated events need no code of
/// their own.
/// </summary>
/// <param name="Kind">The kind, one of <see cref="ItemKinds"/>.</param>
/// <param name="Id">The public id: BIF/123.</param>
/// <param name="Events">The events, in order.</param>
public sealed record ReportedItem(string Kind, ItemId Id, ImmutableArray<TakenEvent> Events)
{
    /// <summary>Whether the event that creates the item has arrived. Until then, events that change it are parked.</summary>
    public bool IsKnown { get; } =
        Events.Length > 0 && EventTypes.Of(Events[0].Event) is { BringsIntoBeing: true } or { NeverParked: true };

    /// <summary>The department of the item.</summary>
    public DepartmentCode Department => new(Events[0].Event.Department);

    /// <summary>Its id within its department.</summary>
    public string LocalId => Id.Value[(Department.Value.Length + 1)..];

    /// <summary>The public id of an item with a department's own id.</summary>
    public static ItemId IdOf(DepartmentCode department, string localId) => new(string.Concat(department.Value, "/", localId));

    /// <summary>The item an event is about.</summary>
    public static (string Kind, ItemId Id, ItemKey Key) Of(DepartmentEvent reported)
    {
        var type = EventTypes.Of(reported);
        var id = type.ItemKind == ItemKinds.Citizen
            ? new ItemId(type.ItemKind)
            : type.ItemKind == ItemKinds.Number
            ? new ItemId(type.ItemId(reported.Data)!) // A pair of keys belongs to no department: whoever knows better may undo it.
            : IdOf(new DepartmentCode(reported.Department), type.ItemId(reported.Data) ?? type.ItemKind);
        return (type.ItemKind, id, ItemKey.For(type.ItemKind, id));
    }

    /// <summary>The same item with one more event, inserted in order.</summary>
    public ReportedItem With(TakenEvent taken)
    {
        var place = Events.Length;
        while (place > 0 && EventOrder.Compare(Events[place - 1].Event, taken.Event) > 0) place--;
        return new ReportedItem(Kind, Id, Events.Insert(place, taken));
    }

    /// <summary>The event with the same source, id and content; null: the item has none.</summary>
    public TakenEvent? Find(DepartmentEvent reported)
    {
        foreach (var taken in Events)
            if (taken.IsSame(reported)) return taken;
        return null;
    }

    /// <summary>The first event of a type, in the order of events; null: none.</summary>
    public Occurrence<TData>? First<TData>() where TData : EventData
    {
        foreach (var taken in Events)
            if (taken.Event.Data is TData data) return new(data, taken.Event.Time);
        return null;
    }

    /// <summary>The last event of a type, in the order of events; null: none.</summary>
    public Occurrence<TData>? Last<TData>() where TData : EventData
    {
        for (var place = Events.Length - 1; place >= 0; place--)
            if (Events[place].Event.Data is TData data) return new(data, Events[place].Event.Time);
        return null;
    }

    /// <summary>The key of the item within its citizen.</summary>
    public ItemKey Key => ItemKey.For(Kind, Id);
}
