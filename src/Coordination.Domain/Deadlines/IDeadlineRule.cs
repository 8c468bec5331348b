using Coordination.Domain.Citizens;

namespace Coordination.Domain.Deadlines;

/// <summary>Finds deadlines of one kind. Pure: what is owed now, whatever the order in which news came.</summary>
public interface IDeadlineRule : IRule
{
    /// <summary>Every deadline of this kind that is owed or was met.</summary>
    IReadOnlyList<DeadlineFinding> Find(RuleContext context)
    {
        List<DeadlineFinding> findings = [];
        Find(context, findings);
        return findings;
    }

    /// <summary>Adds every deadline of this kind to a list, which the caller reuses from rule to rule.</summary>
    void Find(RuleContext context, List<DeadlineFinding> findings);

    /// <summary>How a journaled deadline of this kind ended that is no longer found.</summary>
    DeadlineEnd Ends(RuleContext context, Deadline gone);
}

/// <summary>How a deadline ended that its rule no longer finds.</summary>
/// <param name="Status">Met, missed or cleared.</param>
public readonly record struct DeadlineEnd(DeadlineStatus Status, DateTimeOffset At);
