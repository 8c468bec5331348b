using Coordination.Domain.Figures;

namespace Coordination.Host.Overview;

/// <summary>
/// Gathers what interventions of several citizens cost in a quarter, and says whether it may be told: of five citizens and more, and if
/// none of them has more than half of it.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class CostCell
{
    private string? _last;
    private decimal _ofLast;

    internal long Citizens { get; private set; }

    internal decimal Amount { get; private set; }

    /// <summary>What the citizen with the largest cost has.</summary>
    internal decimal Most { get; private set; }

    /// <summary>Adds a cost. Citizens come in order, so whoever was added is the last one here.</summary>
    internal void Add(string citizen, decimal amount)
    {
        if (_last != citizen) (_last, _ofLast, Citizens) = (citizen, 0, Citizens + 1);
        Amount += amount;
        _ofLast += amount;
        if (_ofLast > Most) Most = _ofLast;
    }

    /// <summary>For each cell, whether it may be told. No cell is a sum of others that are told beside it.</summary>
    internal static bool[] Told(IReadOnlyList<CostCell> cells, int least)
    {
        var told = SmallCells.Told([.. cells.Select(static cell => cell.Citizens)], [], least);
        return [.. cells.Select((cell, index) => told[index] && cell.Most * 2 <= cell.Amount)];
    }
}
