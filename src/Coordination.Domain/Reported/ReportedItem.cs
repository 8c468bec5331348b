using System.Collections.Immutable;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A department event as it was taken in.</summary>
/// <param name="Assignee">
/// Where the caseworker it names worked when it was taken in; null when it names none. Kept, so that a later move of
/// that person changes nothing that was.
/// </param>
public sealed record TakenEvent(DepartmentEvent Event, Assignee? Assignee);

/// <summary>Where a named caseworker worked.</summary>
/// <param name="Department">Department; the sending one for somebody unknown.</param>
/// <param name="Unit">Unit, if known.</param>
public sealed record Assignee(DepartmentCode Department, UnitId? Unit);

/// <summary>The data of one event and the event's own time.</summary>
public readonly record struct Occurrence<TData>(TData Data, DateTimeOffset At) where TData : EventData;

/// <summary>
/// One thing that departments report about (an intervention, an appointment, …): all its events in their one order,
/// in whatever order they came. What it looks like is a function of this list, so late and repeated news need no code.
/// </summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Id">Its id outside the department: BIF/123.</param>
/// <param name="Events">Its events, in order.</param>
public sealed record ReportedItem(string Kind, ItemId Id, ImmutableArray<TakenEvent> Events)
{
    /// <summary>Whether what brings it into being has arrived; until then what changes it is parked.</summary>
    public bool IsKnown { get; } =
        Events.Length > 0 && EventTypes.Of(Events[0].Event) is { BringsIntoBeing: true } or { NeverParked: true };

    /// <summary>The department whose thing it is.</summary>
    public DepartmentCode Department => new(Events[0].Event.Department);

    /// <summary>Its id within its department.</summary>
    public string LocalId => Id.Value[(Department.Value.Length + 1)..];

    /// <summary>A department's own id as written outside it.</summary>
    public static ItemId IdOf(DepartmentCode department, string localId) => new(string.Concat(department.Value, "/", localId));

    /// <summary>The same thing with one more event in its place.</summary>
    public ReportedItem With(TakenEvent taken)
    {
        var place = Events.Length;
        while (place > 0 && EventOrder.Compare(Events[place - 1].Event, taken.Event) > 0) place--;
        return new ReportedItem(Kind, Id, Events.Insert(place, taken));
    }

    /// <summary>The first event of that kind, by the events' own order; null if there is none.</summary>
    public Occurrence<TData>? First<TData>() where TData : EventData
    {
        foreach (var taken in Events)
            if (taken.Event.Data is TData data) return new(data, taken.Event.Time);
        return null;
    }

    /// <summary>The last event of that kind, by the events' own order; null if there is none.</summary>
    public Occurrence<TData>? Last<TData>() where TData : EventData
    {
        for (var place = Events.Length - 1; place >= 0; place--)
            if (Events[place].Event.Data is TData data) return new(data, Events[place].Event.Time);
        return null;
    }

    /// <summary>The key under which a citizen keeps it.</summary>
    public ItemKey Key => ItemKey.For(Kind, Id);
}
