namespace Coordination.Host.Overview;

// One closed family: the barriers of a period.

/// <summary>How many citizens professionals met barriers with, over a period of quarters that are over.</summary>
/// <param name="Least">The smallest number of citizens that is told.</param>
/// <param name="Quarters">The quarters, the oldest first.</param>
/// <param name="Barriers">By quarter, departments and kind; what nobody met is missing.</param>
internal sealed record BarriersView(int Least, IReadOnlyList<string> Quarters, IReadOnlyList<BarrierCountView> Barriers);

/// <summary>The citizens with one kind of barrier between two departments in a quarter.</summary>
/// <param name="Departments">The two, sorted; one that policy names to nobody else is <c>other-authority</c> to leaders of others.</param>
/// <param name="Citizens">Each citizen once, however often it was met; null: fewer than the least.</param>
internal sealed record BarrierCountView(string Quarter, IReadOnlyList<string> Departments, string Kind, long? Citizens);
