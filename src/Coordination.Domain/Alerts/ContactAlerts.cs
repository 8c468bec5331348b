using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts the owner of an open contact at once. When another person takes the contact over, that person is alerted instead. The
/// subject is the deadline to answer the contact: once it warns or is missed, the deadline's alert replaces this one. If the contact
/// concerns an appointment, whoever answers for that is told too, until the contact is answered: it is news, which escalates to nobody.
/// </summary>
internal static class ContactAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "contact-received";

    /// <summary>The stage of who is told because the appointment is theirs.</summary>
    public const string AboutAppointment = "appointment";

    public static void Gather(AlertTargets targets)
    {
        foreach (var deadline in targets.RuleContext.Citizen.Deadlines.Values)
        {
            if (deadline is not { Kind: ContactAnswer.Name, IsClosed: false }) continue;
            if (deadline.Status is DeadlineStatus.Open or DeadlineStatus.Suspended)
                targets.Add(TargetOf(deadline, Severity.Warning, "received"), deadline.Responsible);
            if (MeetsFor(targets.RuleContext, deadline) is { } other && other != deadline.Responsible)
                targets.Add(TargetOf(deadline, Severity.Info, AboutAppointment), other);
        }
    }

    private static AlertTarget TargetOf(Deadline deadline, Severity severity, string stage) => new(
        deadline.AlertSubject, Kind, deadline.About, deadline.Department, severity, AlertStage.Of(stage), deadline.Due.At);

    /// <summary>Who answers for the appointment that a contact concerns; null: it concerns none.</summary>
    private static CaseworkerId? MeetsFor(RuleContext context, Deadline deadline) =>
        context.Citizen.FindContact(new ItemId(deadline.About)) is { AppointmentReference: { } reference } contact
        && context.Citizen.FindAppointment(contact.Department, reference) is { } appointment
            ? context.Answering(appointment)
            : null;
}
