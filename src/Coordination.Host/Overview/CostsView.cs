namespace Coordination.Host.Overview;

// One closed family: the costs of a period.

/// <summary>What interventions cost over a period of quarters that are over.</summary>
/// <param name="Least">The smallest number of citizens that is told.</param>
/// <param name="Quarters">The quarters, the oldest first.</param>
/// <param name="Costs">By quarter, department, kind and payer; what cost nothing is missing.</param>
internal sealed record CostsView(int Least, IReadOnlyList<string> Quarters, IReadOnlyList<CostCellView> Costs);

/// <summary>What one payer paid for one kind of a department's interventions in a quarter.</summary>
/// <param name="Kind">As the department reports it.</param>
/// <param name="Payer">As reported; null: not reported.</param>
/// <param name="Citizens">Null: fewer than the least, or one of them has more than half of the cost.</param>
/// <param name="Amount">Kroner in whole thousands; null where the number is.</param>
internal sealed record CostCellView(string Quarter, string Department, string Kind, string? Payer, long? Citizens, decimal? Amount);
