namespace Coordination.Views;

/// <summary>What interventions of a citizen cost together, in kroner.</summary>
[GenerateSerializer, Immutable, Alias("view.plan-costs")]
public sealed record PlanCostsView
{
    /// <summary>By payer, sorted; who pays was not reported: last.</summary>
    [Id(0)] public required IReadOnlyList<PayerCostView> Payers { get; init; }

    /// <summary>All of them together.</summary>
    [Id(1)] public required PayerCostView Total { get; init; }

    /// <summary>The day on which the citizen first agreed to a plan; null: there was none, or the caller does not see it.</summary>
    [Id(2)] public DateOnly? AgreedOn { get; init; }

    /// <summary>Of how many whole months after that day the mean is; 12 at most, 0: less than one is over.</summary>
    [Id(3)] public int MonthsAfter { get; init; }
}

/// <summary>What one payer pays, in kroner.</summary>
[GenerateSerializer, Immutable, Alias("view.payer-cost")]
public sealed record PayerCostView
{
    /// <summary>As reported; null: not reported, or all of them together.</summary>
    [Id(0)] public string? Payer { get; init; }

    /// <summary>From the first day up to and including today.</summary>
    [Id(1)] public required decimal SoFar { get; init; }

    /// <summary>In the month that runs, the whole of it.</summary>
    [Id(2)] public required decimal ThisMonth { get; init; }

    /// <summary>A month, in the mean of the 12 before the plan was agreed; null: no plan is shown.</summary>
    [Id(3)] public decimal? Before { get; init; }

    /// <summary>A month, in the mean of those after it; null: not one is over.</summary>
    [Id(4)] public decimal? After { get; init; }
}
