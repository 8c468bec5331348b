using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
    /// <summary>
    /// The names that the organization did not know when the event was applied, each as <see cref="NamedInEvent.Text"/>; null: none.
    /// </summary>
    [JsonIgnore]
    public TextList? UnknownNames { get; init; }

    /// <summary>The same, read.</summary>
    internal IEnumerable<NamedInEvent> Unknown => UnknownNames?.Select(NamedInEvent.Of) ?? [];

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

/// <summary>When an item was brought into being, or opened again after it was closed.</summary>
/// <param name="Index">The index of that event among the item's events.</param>
public readonly record struct Opening(DateTimeOffset At, int Index);

/// <summary>
/// One item that departments report about, such as an intervention or an appointment, with all its events in order. The first event
/// that brings it into being comes before all others; these have the order of time, also those that bring it into being again: they
/// open what was closed. The order does not depend on when events arrived, and the item's state is a function of this list. So late and
/// repeated events need no code of their own.
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
            : reported.Data is EventWithdrawn withdrawal
            ? new ItemId(EventKey.WithdrawnBy(reported, withdrawal).Value)
            : type.ItemKind == ItemKinds.Number
            ? new ItemId(type.ItemId(reported.Data)!) // A pair of keys belongs to no department: whoever knows better may undo it.
            : IdOf(new DepartmentCode(reported.Department), type.ItemId(reported.Data) ?? type.ItemKind);
        return (type.ItemKind, id, ItemKey.For(type.ItemKind, id));
    }

    /// <summary>The same item with one more event, inserted in order.</summary>
    public ReportedItem With(TakenEvent taken)
    {
        if (!BringsIntoBeing(taken)) return new ReportedItem(Kind, Id, Inserted(Events, taken));
        if (Events.IsEmpty || !BringsIntoBeing(Events[0])) return new ReportedItem(Kind, Id, Events.Insert(0, taken));
        if (EventOrder.Compare(taken.Event, Events[0].Event) > 0) return new ReportedItem(Kind, Id, Inserted(Events, taken));
        // What came first until now is a change in the order of time.
        return new ReportedItem(Kind, Id, Inserted(Events.SetItem(0, taken), Events[0]));
    }

    /// <summary>The same item without an event.</summary>
    public ReportedItem Without(TakenEvent taken)
    {
        var index = Events.IndexOf(taken, 0, Events.Length, ReferenceEqualityComparer.Instance);
        return Of(Kind, Id, index < 0 ? Events.Remove(taken) : Events.RemoveAt(index));
    }

    /// <summary>The item of events that are in order, some of which may have been left out.</summary>
    internal static ReportedItem Of(string kind, ItemId id, ImmutableArray<TakenEvent> events)
    {
        if (events.IsEmpty || BringsIntoBeing(events[0])) return new ReportedItem(kind, id, events);
        // Another event that brings the item into being now comes first.
        for (var index = 1; index < events.Length; index++)
            if (BringsIntoBeing(events[index])) return new ReportedItem(kind, id, events.RemoveAt(index).Insert(0, events[index]));
        return new ReportedItem(kind, id, events);
    }

    private static bool BringsIntoBeing(TakenEvent taken) => EventTypes.Of(taken.Event.Data).BringsIntoBeing;

    /// <summary>Inserts an event that is not the first to bring the item into being.</summary>
    private static ImmutableArray<TakenEvent> Inserted(ImmutableArray<TakenEvent> events, TakenEvent taken)
    {
        var first = !events.IsEmpty && BringsIntoBeing(events[0]) ? 1 : 0;
        var index = events.Length;
        while (index > first && EventOrder.Compare(events[index - 1].Event, taken.Event) > 0) index--;
        return events.Insert(index, taken);
    }

    /// <summary>What brought a known item into being: its first event, or the one that opened it again after it was closed.</summary>
    /// <typeparam name="TClosing">The events that close it.</typeparam>
    public Opening Opened<TClosing>() where TClosing : EventData
    {
        var (opened, isClosed) = (0, false);
        for (var index = 1; index < Events.Length; index++)
            if (Events[index].Event.Data is TClosing) isClosed = true;
            else if (isClosed && BringsIntoBeing(Events[index])) (opened, isClosed) = (index, false);
        return new Opening(Events[opened].Event.Time, opened);
    }

    /// <summary>The first event of a type after an opening, in the order of events; null: none.</summary>
    public Occurrence<TData>? First<TData>(Opening since) where TData : EventData
    {
        for (var index = since.Index + 1; index < Events.Length; index++)
            if (Events[index].Event.Data is TData data) return new(data, Events[index].Event.Time);
        return null;
    }

    /// <summary>The last event of a type after an opening, in the order of events; null: none.</summary>
    public Occurrence<TData>? Last<TData>(Opening since) where TData : EventData
    {
        for (var index = Events.Length - 1; index > since.Index; index--)
            if (Events[index].Event.Data is TData data) return new(data, Events[index].Event.Time);
        return null;
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
        for (var index = Events.Length - 1; index >= 0; index--)
            if (Events[index].Event.Data is TData data) return new(data, Events[index].Event.Time);
        return null;
    }

    /// <summary>The key of the item within its citizen.</summary>
    public ItemKey Key => ItemKey.For(Kind, Id);
}
