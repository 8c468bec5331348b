using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// Everybody who is involved with a citizen. Access (<see cref="CitizenAccess"/>) and the table that the desk reads both follow from
/// it.
/// </summary>
public static class Involvements
{
    /// <summary>Every involvement once, in order. A department's aggregate has none, so it is on nobody's desk.</summary>
    public static IReadOnlyList<Involvement> Of(Citizen citizen)
    {
        List<Involvement> all = [];
        foreach (var one in Unordered(citizen))
        {
            var place = all.BinarySearch(one);
            if (place < 0) all.Insert(~place, one);
        }

        return all;
    }

    /// <summary>Those whose involvements are on a caseworker's desk, as they are stored: the caseworker and their unit.</summary>
    public static IReadOnlyList<string> OnDeskOf(CaseworkerId caseworker, UnitId? unit) =>
        unit is { } theirs ? [Addressee.Of(caseworker).Value, Addressee.Of(theirs).Value] : [Addressee.Of(caseworker).Value];

    /// <summary>
    /// True if nothing the involvements depend on has changed. The state is immutable, so comparing references is enough.
    /// </summary>
    public static bool AreAlike(Citizen before, Citizen after) =>
        // Contacts are not compared: a contact that arrives or is answered always changes its deadline.
        ReferenceEquals(before.Interventions, after.Interventions) && ReferenceEquals(before.Answering, after.Answering)
        && ReferenceEquals(before.Appointments, after.Appointments) && ReferenceEquals(before.Sanctions, after.Sanctions)
        && ReferenceEquals(before.Deadlines, after.Deadlines) && ReferenceEquals(before.Coordinator, after.Coordinator)
        && ReferenceEquals(before.Conflicts, after.Conflicts) && ReferenceEquals(before.Handovers, after.Handovers)
        && ReferenceEquals(before.Alerts, after.Alerts);

    /// <summary>Every involvement, in no order; some occur more than once.</summary>
    internal static IEnumerable<Involvement> Unordered(Citizen citizen)
    {
        if (DepartmentAggregate.Has(citizen.Key)) return [];
        return Responsible(citizen).Concat(Coordinators(citizen)).Concat(InConflicts(citizen)).Concat(InHandovers(citizen))
            .Concat(citizen.Alerts.Values.Where(IsHeld).Select(static alert => new Involvement(alert.Receiver, InvolvementRole.Told)))
            .Where(static one => !string.IsNullOrEmpty(one.Party.Value));
    }

    /// <summary>
    /// What nobody is told of involves nobody, and news no longer once it was read. What asks for something does, as long as it stands.
    /// </summary>
    private static bool IsHeld(Alert alert) => alert.Quiet is not true && (alert.AcknowledgedAt is null || alert.Severity != Severity.Info);

    private static IEnumerable<Involvement> Responsible(Citizen citizen)
    {
        const InvolvementRole Role = InvolvementRole.Responsible;
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            yield return Person(intervention.Holder.Caseworker, Role);
            yield return Person(citizen.Responsible(intervention), Role);
        }

        foreach (var appointment in citizen.Appointments.Values)
            if (appointment is { IsReleased: false, Outcome: not AppointmentOutcome.Cancelled })
                yield return Person(citizen.CaseworkerOf(appointment), Role);
        foreach (var sanction in citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified) yield return Person(sanction.Caseworker, Role);
        foreach (var deadline in citizen.Deadlines.Values)
            if (!deadline.IsClosed) yield return Person(deadline.Responsible, Role);
        foreach (var contact in citizen.OpenContacts())
        {
            if (citizen.OwnerOf(contact) is not { } owner) continue;
            yield return Person(owner.Holder, Role);
            yield return Person(owner.Person, Role);
        }
    }

    private static IEnumerable<Involvement> Coordinators(Citizen citizen)
    {
        if (citizen.Coordinator is not { } coordinator) yield break;
        yield return Person(coordinator.Holder.Caseworker, InvolvementRole.Coordinator);
        yield return Person(citizen.ResponsibleCoordinator!.Value, InvolvementRole.Coordinator);
    }

    private static IEnumerable<Involvement> InConflicts(Citizen citizen)
    {
        foreach (var conflict in citizen.Conflicts.Values)
        {
            if (conflict.Status == ConflictStatus.Dissolved) continue;
            if (conflict.Owes is { } owes) yield return Person(owes, InvolvementRole.OwesAnswer);
            foreach (var told in conflict.Told) yield return Person(told, InvolvementRole.Told);
        }
    }

    private static IEnumerable<Involvement> InHandovers(Citizen citizen)
    {
        foreach (var handover in citizen.Handovers.Values)
        {
            if (handover.Status != HandoverStatus.Offered) continue;
            yield return Person(handover.From.Caseworker, InvolvementRole.HandoverParty);
            if (handover.To.Caseworker is { } asked) yield return Person(asked, InvolvementRole.HandoverParty);
            if (handover.To.Unit is { } unit) yield return new Involvement(Addressee.Of(unit), InvolvementRole.HandoverParty);
        }
    }

    private static Involvement Person(CaseworkerId person, InvolvementRole role) => new(Addressee.Of(person), role);
}
