namespace Coordination.Host.Overview;

// One closed family: the costs of a period.

/// <summary>What interventions cost over a period of quarters that are over.</summary>
/// <param name="Least">The smallest number of citizens that is told.</param>
/// <param name="Quarters">The quarters, the oldest first.</param>
/// <param name="Costs">
/// By quarter, department, kind and payer; what cost nothing is missing. What is left out of a quarter and department is one row.
/// </param>
internal sealed record CostsView(int Least, IReadOnlyList<string> Quarters, IReadOnlyList<CostCellView> Costs);

/// <summary>What one payer paid for one kind of a department's interventions in a quarter.</summary>
/// <param name="Kind">
/// As the department reports it; null: this row stands for whatever is left out, because it is of fewer than the least or one citizen has
/// more than half of it.
/// </param>
/// <param name="Payer">As reported, letters of either case being alike; null: not reported, or left out.</param>
/// <param name="Citizens">Null: left out.</param>
/// <param name="Amount">Kroner in whole steps of 1,000 or more, no smaller than any citizen's; null: left out.</param>
internal sealed record CostCellView(string Quarter, string Department, string? Kind, string? Payer, long? Citizens, decimal? Amount);
