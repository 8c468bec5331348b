namespace Coordination.Host.Overview;

// One closed family: the forecast of costs.

/// <summary>
/// What the interventions that are known today will cost: those that run or are to begin, at the price that was reported last. What ends
/// on a planned day costs until that day; what has none is taken to run on. Nothing is expected that nobody reported.
/// </summary>
/// <param name="Least">The smallest number of citizens that is told.</param>
/// <param name="Quarters">The quarters: the one that runs first.</param>
/// <param name="Costs">
/// By quarter, department, payer and whether an end is planned: sums of the kinds of intervention that may be told for themselves. What is
/// left out of a quarter and department is in no sum, and is one row.
/// </param>
internal sealed record ForecastView(int Least, IReadOnlyList<string> Quarters, IReadOnlyList<ForecastCellView> Costs);

/// <summary>What one payer will pay for a department's interventions in a quarter. How many citizens they are of is not told.</summary>
/// <param name="Payer">As reported, letters of either case being alike; null: not reported, or left out.</param>
/// <param name="Ends"><c>planned</c> or <c>open</c> (<see cref="ForecastEnds"/>); null: left out.</param>
/// <param name="Amount">
/// Kroner in whole steps of 1,000 or more, of each kind no smaller than any citizen's; null: left out.
/// </param>
internal sealed record ForecastCellView(string Quarter, string Department, string? Payer, string? Ends, decimal? Amount);

/// <summary>Whether the last day of what costs is known.</summary>
internal static class ForecastEnds
{
    /// <summary>The last day is known, a single payment's too.</summary>
    internal const string Planned = "planned";

    /// <summary>No last day is known.</summary>
    internal const string Open = "open";
}
