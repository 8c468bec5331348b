using Coordination.Simulator.Sending;
using Coordination.Views;

namespace Coordination.Simulator.Checks;

/// <summary>Counts over pictures, to hold against the figures that the service keeps in tables.</summary>
/// <remarks>Adding is thread safe.</remarks>
internal sealed class PictureSums
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _pairs = new(StringComparer.Ordinal);
    private long _citizens, _shared, _handovers, _handedOver, _met, _missed, _open;

    /// <summary>Adds a picture.</summary>
    public void Add(CitizenView citizen)
    {
        lock (_gate)
        {
            _citizens++;
            if (citizen.SharedBy.Count > 1) _shared++;
            var accepted = citizen.Handovers.Where(h => h.Status == "accepted").ToList();
            _handovers += accepted.Count;
            if (accepted.Count > 0) _handedOver++;
            foreach (var handover in accepted)
            {
                var pair = $"{handover.From} → {handover.AcceptedBy ?? handover.To.Caseworker}";
                _pairs[pair] = _pairs.GetValueOrDefault(pair) + 1;
            }

            foreach (var deadline in citizen.Deadlines) Add(deadline);
        }
    }

    /// <summary>What differs from the service's figures.</summary>
    public IEnumerable<string> Differences(Figures figures)
    {
        if (figures.Shared != _shared) yield return Line("shared", _shared, figures.Shared);
        if (figures.Handovers.Completed != _handovers) yield return Line("handovers.completed", _handovers, figures.Handovers.Completed);
        if (figures.Handovers.Citizens != _handedOver) yield return Line("handovers.citizens", _handedOver, figures.Handovers.Citizens);
        if (figures.Deadlines.Met != _met) yield return Line("deadlines.met", _met, figures.Deadlines.Met);
        if (figures.Deadlines.Missed != _missed) yield return Line("deadlines.missed", _missed, figures.Deadlines.Missed);
        if (figures.Deadlines.Open != _open) yield return Line("deadlines.open", _open, figures.Deadlines.Open);
        foreach (var pair in figures.Handovers.Pairs)
        {
            var sum = _pairs.GetValueOrDefault($"{pair.From} → {pair.To}");
            if (sum != pair.Count) yield return Line($"handovers.pairs[{pair.From} → {pair.To}]", sum, pair.Count);
        }
    }

    /// <summary>How many pictures were added.</summary>
    public long Citizens => Interlocked.Read(ref _citizens);

    private void Add(DeadlineView deadline)
    {
        if (deadline.Status == "met") _met++;
        else if (deadline.Status == "missed" && deadline.MetAt is not null) _missed++;
        else if (deadline.Status is "open" or "warned" or "suspended" or "missed") _open++;
    }

    private static string Line(string name, long sum, long figure) => $"figures.{name}: the pictures sum up to {sum}, the figure is {figure}";
}
