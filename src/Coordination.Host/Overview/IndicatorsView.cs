namespace Coordination.Host.Overview;

// One closed family: the indicators of a period.

/// <summary>The indicators over a period of quarters that are over.</summary>
/// <param name="Least">The smallest number of citizens that is told.</param>
/// <param name="Department">The department that observed; null: all.</param>
/// <param name="Quarters">The quarters, the oldest first.</param>
internal sealed record IndicatorsView(
    int Least, string? Department, IReadOnlyList<string> Quarters, IReadOnlyList<IndicatorView> Indicators);

/// <summary>One indicator.</summary>
/// <param name="Indicator">Its code.</param>
/// <param name="Quarters">The quarters in which somebody was observed.</param>
internal sealed record IndicatorView(string Indicator, IReadOnlyList<IndicatorQuarterView> Quarters);

/// <summary>One indicator in one quarter.</summary>
/// <param name="Citizens">Of how many citizens it was observed; null: fewer than the least, or left out so that no group follows.</param>
/// <param name="Mean">The mean of the last value of each of them; null where the number is.</param>
/// <param name="Groups">The target groups with somebody in them; each citizen is in one.</param>
internal sealed record IndicatorQuarterView(string Quarter, long? Citizens, decimal? Mean, IReadOnlyList<IndicatorGroupView> Groups);

/// <summary>One target group in one quarter, told as the quarter is.</summary>
/// <param name="Group">The group of the citizens' main interventions; <c>none</c>: none ran.</param>
internal sealed record IndicatorGroupView(string Group, long? Citizens, decimal? Mean);
