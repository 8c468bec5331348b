using Coordination.Domain.Citizens;
using Coordination.Domain.Feed;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Views;

namespace Coordination.Silo.Feed;

/// <summary>Makes decisions of a citizen's journal for a department.</summary>
internal static class FeedDecisions
{
    /// <summary>The decisions that are told, in their order. One that cannot be made keeps its place, without content.</summary>
    /// <param name="report">Is told why one cannot be made.</param>
    public static IReadOnlyList<DecisionView> Of(
        Citizen citizen, DecisionContext context, DepartmentCode department, IReadOnlyList<JournaledDecision> decisions,
        Action<Exception> report)
    {
        var feed = new DepartmentDecisions(citizen, context, department);
        List<DecisionView> told = [];
        foreach (var decision in decisions)
            try
            {
                var entry = decision.ToEntry();
                if (entry.Fact is EntryUnreadable)
                {
                    report(new InvalidDataException($"A decision {decision.Kind} cannot be read."));
                    if (decision.WithoutContent() is { } unread) told.Add(unread);
                }
                else if (feed.Tells(entry.Fact)) told.Add(feed.Of(entry, decision.Position, new CitizenKey(decision.Under)));
            }
            catch (Exception fault)
            {
                report(fault);
                if (decision.WithoutContent() is { } bare) told.Add(bare);
            }

        return told;
    }
}
