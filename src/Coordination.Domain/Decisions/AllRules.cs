using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Decisions;

/// <summary>All rules that are asked when a citizen is reconciled.</summary>
public static class AllRules
{
    /// <summary>The conflict rules, then the deadline rules. Each kind occurs once.</summary>
    public static IReadOnlyList<IRule> InOrder { get; } = [.. ConflictRules.All, .. DeadlineRules.All];
}
