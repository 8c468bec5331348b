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
/// <param name="Answers">What the two departments did about it.</param>
internal sealed record BarrierCountView(
    string Quarter, IReadOnlyList<string> Departments, string Kind, long? Citizens, IReadOnlyList<BarrierAnswerView> Answers);

/// <summary>What a department did about barriers.</summary>
/// <param name="Department">The department that answers.</param>
/// <param name="Done">What was done, in the words of its leader.</param>
internal sealed record BarrierAnswerView(string Department, string Done, DateTimeOffset At);

/// <summary>What came of barriers between two departments, with no number of citizens.</summary>
internal sealed record AnsweredBarrierView(string Quarter, IReadOnlyList<string> Departments, string Kind, BarrierAnswerView Answer);
