using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;

namespace Coordination.Domain.Decisions;

/// <summary>Every rule that is asked when a citizen is reconciled.</summary>
public static class Rules
{
    /// <summary>Conflict rules, then deadline rules; each kind once.</summary>
    public static IReadOnlyList<IRule> All { get; } = [.. ConflictRules.All, .. DeadlineRules.All];
}
