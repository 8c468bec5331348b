namespace Coordination.Host.Overview;

/// <summary>
/// What one payer paid for one kind of a department's interventions, quarter by quarter. Kroner of all its quarters are told in one step,
/// no smaller than what any citizen has in a quarter that is told: of quarters that differ by one citizen, the citizen's cost may be
/// anything from nothing to the step, whether they are told the same or a step apart.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class CostSeries
{
    /// <summary>The smallest step.</summary>
    internal const int StepMin = 1_000;

    private readonly SortedDictionary<string, CostCell> _quarters = new(StringComparer.Ordinal);

    /// <summary>Of the spellings that were reported, the first in ordinal order; null: none was.</summary>
    internal string? Payer { get; private set; }

    /// <summary>Adds a citizen's cost in a quarter. Citizens come in order.</summary>
    internal void Add(string quarter, string citizen, string? payer, decimal amount)
    {
        if (!_quarters.TryGetValue(quarter, out var cell)) _quarters[quarter] = cell = new CostCell();
        cell.Add(citizen, amount);
        if (payer is not null && (Payer is null || string.CompareOrdinal(payer, Payer) < 0)) Payer = payer;
    }

    /// <summary>What is told of each quarter, in order; without a number where nothing is. What rounds to nothing is not told.</summary>
    internal IEnumerable<(string Quarter, (long Citizens, decimal Amount)? Told)> Told(int least)
    {
        CostCell[] cells = [.. _quarters.Values];
        var told = CostCell.Told(cells, least);
        var step = StepOf(cells.Where((_, index) => told[index]).Select(static cell => cell.Most).DefaultIfEmpty().Max());
        return _quarters.Select((one, index) =>
            (one.Key, told[index] && Rounded(one.Value.Amount, step) is > 0 and var amount ? (one.Value.Citizens, amount) : Nothing));
    }

    private static (long Citizens, decimal Amount)? Nothing => null;

    private static decimal Rounded(decimal amount, decimal step) => Math.Round(amount / step, MidpointRounding.AwayFromZero) * step;

    /// <summary>The first of 1,000, 2,000, 5,000, 10,000 and so on that is no smaller.</summary>
    internal static decimal StepOf(decimal most)
    {
        for (decimal power = StepMin; ; power *= 10)
            foreach (var step in (ReadOnlySpan<decimal>)[power, power * 2, power * 5])
                if (step >= most) return step;
    }
}
