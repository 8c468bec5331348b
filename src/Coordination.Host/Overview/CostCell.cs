using Coordination.Domain.Figures;

namespace Coordination.Host.Overview;

/// <summary>
/// Gathers what interventions of several citizens cost, and says whether it is told: of five citizens and more, and if none of them has
/// more than half of it.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class CostCell
{
    /// <summary>Kroner in which costs are told, so that one citizen's is not the difference of two quarters.</summary>
    internal const int AmountUnit = 1_000;

    private string? _last;
    private decimal _ofLast;
    private decimal _most;

    internal long Citizens { get; private set; }

    internal decimal Amount { get; private set; }

    /// <summary>Adds a cost. Citizens come in order, so whoever was added is the last one here.</summary>
    internal void Add(string citizen, decimal amount)
    {
        if (_last != citizen) (_last, _ofLast, Citizens) = (citizen, 0, Citizens + 1);
        Amount += amount;
        _ofLast += amount;
        if (_ofLast > _most) _most = _ofLast;
    }

    /// <summary>For each cell, whether it is told. No cell is a sum of others that are told beside it.</summary>
    internal static bool[] Told(IReadOnlyList<CostCell> cells, int least)
    {
        var told = SmallCells.Told([.. cells.Select(static cell => cell.Citizens)], [], least);
        return [.. cells.Select((cell, index) => told[index] && cell._most * 2 <= cell.Amount)];
    }

    /// <summary>As it is told.</summary>
    internal decimal Rounded => Math.Round(Amount / AmountUnit, MidpointRounding.AwayFromZero) * AmountUnit;
}
