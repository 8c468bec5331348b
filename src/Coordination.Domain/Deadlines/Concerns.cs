using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>What the deadlines of a concern (underretning) share.</summary>
internal static class Concerns
{
    /// <summary>When a known concern was first reported.</summary>
    public static DateTimeOffset ReportedAt(ReportedItem concern) => concern.First<ConcernReported>()!.Value.At;

    /// <summary>The caseworker named for it, else the leader of its unit.</summary>
    public static CaseworkerId Owner(RuleContext context, ReportedItem concern)
    {
        var reported = concern.Last<ConcernReported>()!.Value.Data;
        return DeadlineOwner.Named(context, reported.Caseworker, reported.Unit, concern.Department);
    }
}
