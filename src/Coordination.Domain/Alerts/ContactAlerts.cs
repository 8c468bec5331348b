using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts the owner of an open contact at once. When another person takes the contact over, that person is alerted instead. The
/// subject is the deadline to answer the contact: once it warns or is missed, the deadline's alert replaces this one.
/// </summary>
internal static class ContactAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "contact-received";

    public static void Gather(AlertTargets targets)
    {
        foreach (var deadline in targets.RuleContext.Citizen.Deadlines.Values)
            if (deadline is { Kind: ContactAnswer.Name, IsClosed: false, Status: DeadlineStatus.Open or DeadlineStatus.Suspended })
                targets.Add(
                    new AlertTarget(
                        deadline.AlertSubject, Kind, deadline.About, deadline.Department, Severity.Warning,
                        AlertStage.Of("received"), deadline.Due.At),
                    deadline.Responsible);
    }
}
