using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Silo.Citizens;

/// <summary>Decides which events of one delivery a citizen has room for, within the limits of the contract.</summary>
/// <param name="events">How many events there are at most.</param>
internal sealed class RoomForEvents(Citizen citizen, int events)
{
    private readonly Dictionary<ItemKey, int>? _added = events > 1 ? [] : null; // Nothing comes after a single event.
    private int _items = citizen.Items.Count;
    private int _events = Count(citizen);

    /// <summary>Takes the room for an event.</summary>
    /// <returns>Why there is none; null: it was taken.</returns>
    public string? Take(DepartmentEvent reported)
    {
        var item = ReportedItem.Of(reported).Key;
        var known = citizen.Items.TryGetValue(item, out var stored) ? stored.Events.Length : 0;
        var added = _added?.GetValueOrDefault(item) ?? 0;
        if (known + added >= EventLimits.EventsOfOneItemMax)
            return Full($"This item has {EventLimits.EventsOfOneItemMax} events");
        if (_events >= EventLimits.EventsOfOneCitizenMax) return Full($"The citizen has {EventLimits.EventsOfOneCitizenMax} events");
        if (known + added == 0)
        {
            if (_items >= EventLimits.ItemsOfOneCitizenMax) return Full($"The citizen has {EventLimits.ItemsOfOneCitizenMax} items");
            _items++;
        }

        if (_added is not null) _added[item] = added + 1;
        _events++;
        return null;
    }

    private static int Count(Citizen citizen)
    {
        var events = 0;
        foreach (var item in citizen.Items.Values) events += item.Events.Length;
        return events;
    }

    private static string Full(string has) =>
        $"{has}, the most there may be. This event would bring one more.";
}
