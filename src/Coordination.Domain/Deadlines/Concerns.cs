using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>What the deadlines of a concern (underretning) share.</summary>
internal static class Concerns
{
    /// <summary>The report of a known concern: the first, or the one that came after it was assessed.</summary>
    public static Opening Report(ReportedItem concern) => concern.Opened<ConcernAssessed>();

    /// <summary>When a known concern was reported.</summary>
    public static DateTimeOffset ReportedAt(ReportedItem concern) => Report(concern).At;

    /// <summary>The caseworker named for it, else the leader of its unit.</summary>
    public static CaseworkerId Owner(RuleContext context, ReportedItem concern)
    {
        string? caseworker = null, unit = null;
        foreach (var taken in concern.Events)
            if (taken.Event.Data is ConcernReported reported)
                (caseworker, unit) = (reported.Merge(reported.Caseworker, caseworker, nameof(reported.Caseworker)), reported.Unit);
        return DeadlineOwner.Named(context, caseworker, unit, concern.Department);
    }
}
