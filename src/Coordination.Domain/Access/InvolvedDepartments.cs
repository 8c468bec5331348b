using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// The departments for which a person is involved with a citizen. It is asked only of persons with several posts: the leader over one of
/// them sees the citizen only if the person is involved for something that is held by that post.
/// </summary>
internal static class InvolvedDepartments
{
    /// <summary>
    /// The departments in which the person holds, answers for, gives or is offered something; of a person who does none of this, those
    /// of the matters they owe an answer to or were alerted about. Some occur more than once. Empty: none is known, the main post counts.
    /// </summary>
    public static IReadOnlyList<DepartmentCode> Of(Citizen citizen, CaseworkerId person)
    {
        List<DepartmentCode> held = [.. Held(citizen, person), .. Handed(citizen, person)];
        return held.Count > 0 ? held : [.. Told(citizen, person)];
    }

    private static IEnumerable<DepartmentCode> Held(Citizen citizen, CaseworkerId person)
    {
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended
                && (intervention.Holder.Caseworker == person || citizen.Responsible(intervention) == person))
                yield return intervention.Holder.Department;
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment is { IsReleased: false, Outcome: not AppointmentOutcome.Cancelled }
                && citizen.CaseworkerOf(appointment) == person)
                yield return HeldIn(citizen, appointment);
        foreach (var sanction in citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified && sanction.Caseworker == person) yield return sanction.Department;
        foreach (var deadline in citizen.Deadlines.Values)
            if (!deadline.IsClosed && deadline.Responsible == person) yield return deadline.Department;
        foreach (var contact in citizen.OpenContacts())
            if (citizen.OwnerOf(contact) is { } owner && (owner.Holder == person || owner.Person == person))
                yield return ContactOwner.KnownHolderOf(citizen, contact)?.Department ?? contact.Department;
        if (citizen.Coordinator is { } role && (role.Holder.Caseworker == person || citizen.ResponsibleCoordinator == person))
            yield return role.Holder.Department;
    }

    /// <summary>An appointment that goes along with an intervention is held where the intervention is.</summary>
    private static DepartmentCode HeldIn(Citizen citizen, Appointment appointment) =>
        citizen.FindIntervention(appointment.Department, appointment.InterventionReference) is { } intervention
        && intervention.Holders.Contains(appointment.Caseworker)
            ? intervention.Holder.Department
            : appointment.Department;

    private static IEnumerable<DepartmentCode> Handed(Citizen citizen, CaseworkerId person)
    {
        foreach (var handover in citizen.Handovers.Values)
        {
            if (handover.Status != HandoverStatus.Offered) continue;
            if (handover.From.Caseworker == person) yield return handover.From.Department;
            if (handover.To.Caseworker == person) yield return handover.To.Department;
        }
    }

    private static IEnumerable<DepartmentCode> Told(Citizen citizen, CaseworkerId person)
    {
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Status != ConflictStatus.Dissolved && conflict.Owes == person)
                foreach (var party in conflict.Parties)
                    if (party.Department is { } department) yield return department;
        foreach (var alert in citizen.Alerts.Values)
            if (Involvements.IsHeld(alert) && alert.Receiver.Person == person) yield return alert.Department;
    }
}
