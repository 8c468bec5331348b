using Coordination.Domain.Collections;

namespace Coordination.Domain.Reported;

/// <summary>Numbers meeting places: two have one number if they are the same place (<see cref="Appointment.SamePlace"/>).</summary>
internal sealed class MeetingPlaceGroups
{
    private readonly Dictionary<string, int> _known = new(StringComparer.OrdinalIgnoreCase);
    private int _next;

    /// <summary>The number of a place. A place that is not reported equals no other and has a number of its own.</summary>
    public int Of(string? place)
    {
        if (place is null) return _next++;
        if (_known.TryAdd(place.Trim(), _next)) _next++;
        return _known[place.Trim()];
    }

    /// <summary>The number of a place that was numbered; else <see cref="IntervalEnds.NoGroup"/>.</summary>
    public int Find(string? place) => place is not null && _known.TryGetValue(place.Trim(), out var number) ? number : IntervalEnds.NoGroup;
}
