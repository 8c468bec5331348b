using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Whoever owns an open contact is told of it at once, and whoever takes it over instead. The contact and its deadline are
/// one matter: once the deadline warns or is missed, that is what is said.
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
                    new AlertTarget(deadline.Matter, "", Kind, deadline.About, deadline.Department, Severity.Warning, "received", deadline.Due.At),
                    deadline.Responsible);
    }
}
