using Coordination.Domain.Citizens;
using Coordination.Domain.Feed;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Views;

namespace Coordination.Silo.Feed;

/// <summary>Makes decisions of a citizen's journal for a department.</summary>
internal static class FeedDecisions
{
    /// <summary>The decisions, in their order.</summary>
    public static IReadOnlyList<DecisionView> Of(
        Citizen citizen, DecisionContext context, DepartmentCode department, IReadOnlyList<JournaledDecision> decisions)
    {
        var feed = new DepartmentDecisions(citizen, context, department);
        return
        [
            .. decisions.Select(decision =>
                feed.Of(JournalMapping.ToEntry(decision.ToRow()), decision.Position, new CitizenKey(decision.Under))),
        ];
    }
}
