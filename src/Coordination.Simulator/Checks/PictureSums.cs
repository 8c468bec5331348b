using Coordination.Simulator.Sending;
using Coordination.Views;

namespace Coordination.Simulator.Checks;

/// <summary>Sums over pictures, to compare with the figures and the summary in the service's tables.</summary>
/// <remarks>Adding is thread safe.</remarks>
internal sealed class PictureSums
{
    private const string Pair = "handovers[";
    private const int PairsToldMax = 1_000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>The number of pictures added.</summary>
    public long Citizens
    {
        get
        {
            lock (_gate) return _counts.GetValueOrDefault("citizens");
        }
    }

    public void Add(CitizenView citizen)
    {
        lock (_gate)
        {
            Count("citizens");
            // Nobody coordinates the work with the dead, and no department shares them.
            var isShared = citizen.SharedBy.Count > 1 && citizen.Died is null;
            if (isShared) Count("citizens.shared");
            if (isShared && citizen.Coordinator is null) Count("citizens.withoutCoordinator");
            Count("parked", citizen.Parked.Count);
            foreach (var conflict in citizen.Conflicts)
                if (conflict.Status == "open") Count($"conflicts[{conflict.Kind}]");
            foreach (var deadline in citizen.Deadlines) Add(deadline);
            Add(citizen.Handovers);
        }
    }

    /// <summary>The differences from the service's tables.</summary>
    public IEnumerable<string> Differences(FiguresResponse figures, SummaryResponse summary)
    {
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["citizens"] = figures.Citizens,
            ["citizens.shared"] = figures.Shared,
            ["citizens.withoutCoordinator"] = summary.Citizens.WithoutCoordinator,
            ["parked"] = summary.Parked,
            ["handovers.completed"] = figures.Handovers.Completed,
            ["handovers.citizens"] = figures.Handovers.Citizens,
            ["handovers.offered"] = summary.Handovers.Pending,
            ["handovers.expired"] = summary.Handovers.Expired,
            ["deadlines.met"] = figures.Deadlines.Met,
            ["deadlines.missed"] = figures.Deadlines.Missed,
            ["deadlines.open"] = figures.Deadlines.Open,
            ["deadlines.beforeStart"] = figures.Deadlines.BeforeStart,
        };
        foreach (var kind in summary.Conflicts.PerKind) tables[$"conflicts[{kind.Kind}]"] = kind.Count;
        foreach (var pair in figures.Handovers.Pairs) tables[$"{Pair}{pair.From} → {pair.To}]"] = pair.Count;
        foreach (var of in summary.Deadlines)
            (tables[$"deadlines[{of.Department} open]"], tables[$"deadlines[{of.Department} warned]"],
                tables[$"deadlines[{of.Department} missed]"], tables[$"deadlines[{of.Department} before-start]"]) =
                (of.Due, of.Warned, of.Missed, of.BeforeStart);

        // Of very many pairs the service tells the most frequent.
        var areAllPairsTold = figures.Handovers.Pairs.Count < PairsToldMax;
        foreach (var name in tables.Keys.Union(_counts.Keys).Order(StringComparer.Ordinal))
        {
            if (!areAllPairsTold && name.StartsWith(Pair, StringComparison.Ordinal) && !tables.ContainsKey(name)) continue;
            var (table, sum) = (tables.GetValueOrDefault(name), _counts.GetValueOrDefault(name));
            if (table != sum) yield return $"the figure {name} is {table}, the pictures sum up to {sum}";
        }
    }

    private void Add(IReadOnlyList<HandoverView> handovers)
    {
        foreach (var handover in handovers)
        {
            if (handover.Status is "offered" or "expired") Count($"handovers.{handover.Status}");
            if (handover.Status != "accepted") continue;
            Count("handovers.completed");
            Count($"{Pair}{handover.From} → {handover.AcceptedBy ?? handover.To.Caseworker}]");
        }

        if (handovers.Any(h => h.Status == "accepted")) Count("handovers.citizens");
    }

    /// <summary>
    /// A met deadline counts as closed, in time or late. Every other deadline that is still needed counts as open. What was missed
    /// before its department started is counted by itself.
    /// </summary>
    private void Add(DeadlineView deadline)
    {
        if (deadline.Status == "cleared") return;
        if (deadline.BeforeStart)
        {
            if (deadline.MetAt is null && deadline.ClearedAt is not null) return;
            Count("deadlines.beforeStart");
            if (deadline.MetAt is null) Count($"deadlines[{deadline.Department} before-start]");
            return;
        }

        if (deadline.Status == "met" || deadline.MetAt is not null)
        {
            Count(deadline.Status == "met" ? "deadlines.met" : "deadlines.missed");
            return;
        }

        if (deadline.ClearedAt is not null) return;
        Count("deadlines.open");
        if (deadline.Status is "open" or "warned" or "missed") Count($"deadlines[{deadline.Department} {deadline.Status}]");
    }

    private void Count(string name, long by = 1) => _counts[name] = _counts.GetValueOrDefault(name) + by;
}
