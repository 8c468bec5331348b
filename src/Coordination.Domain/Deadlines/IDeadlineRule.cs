using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// Finds deadlines of one kind. The result is a function of the context: it does not depend on the order in which events arrived.
/// </summary>
public interface IDeadlineRule : IRule
{
    /// <summary>Every deadline of this kind that is owed or was met.</summary>
    IReadOnlyList<DeadlineFinding> Find(RuleContext context)
    {
        List<DeadlineFinding> findings = [];
        Find(context, findings);
        return findings;
    }

    /// <summary>Adds every deadline of this kind to a list. The caller reuses the list for all rules.</summary>
    void Find(RuleContext context, List<DeadlineFinding> findings);

    /// <summary>How a journaled deadline of this kind ended that the rule no longer finds.</summary>
    DeadlineEnd Ends(RuleContext context, Deadline gone);
}

/// <summary>How a deadline ended that its rule no longer finds.</summary>
/// <param name="Status">Met, missed or cleared.</param>
public readonly record struct DeadlineEnd(DeadlineStatus Status, DateTimeOffset At);
