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
    /// <summary>Room for the involvements of nearly every citizen.</summary>
    private const int InvolvementsUsually = 32;

    /// <summary>Every involvement once, in order. A department's aggregate has none, so it is on nobody's desk.</summary>
    public static IReadOnlyList<Involvement> Of(Citizen citizen)
    {
        var all = Unordered(citizen);
        all.Sort();
        var kept = 0;
        for (var next = 0; next < all.Count; next++)
            if (kept == 0 || all[kept - 1] != all[next]) all[kept++] = all[next];
        all.RemoveRange(kept, all.Count - kept);
        return all;
    }

    /// <summary>
    /// Those whose involvements are on a caseworker's desk, as they are stored: the caseworker and the units they work in.
    /// </summary>
    public static IReadOnlyList<string> OnDeskOf(CaseworkerId caseworker, IReadOnlyList<UnitId> units) =>
        [Addressee.Of(caseworker).Value, .. units.Select(static unit => Addressee.Of(unit).Value)];

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
    internal static List<Involvement> Unordered(Citizen citizen)
    {
        List<Involvement> all = new(InvolvementsUsually);
        if (DepartmentAggregate.Has(citizen.Key)) return all;
        AddResponsible(citizen, all);
        AddCoordinators(citizen, all);
        AddOfConflicts(citizen, all);
        AddOfHandovers(citizen, all);
        foreach (var alert in citizen.Alerts.Values)
            if (IsHeld(alert)) Add(all, alert.Receiver, InvolvementRole.Told);
        foreach (var unit in NamedUnits.WithUnknown(citizen)) Add(all, Addressee.Of(unit), InvolvementRole.NamedUnit);
        return all;
    }

    /// <summary>
    /// A quiet alert involves nobody. News involves its receiver until it is acknowledged; every other alert as long as it stands.
    /// </summary>
    internal static bool IsHeld(Alert alert) =>
        alert.Quiet is not true && (alert.AcknowledgedAt is null || alert.Severity != Severity.Info);

    private static void AddResponsible(Citizen citizen, List<Involvement> all)
    {
        const InvolvementRole Role = InvolvementRole.Responsible;
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            Add(all, intervention.Holder.Caseworker, Role);
            Add(all, citizen.Responsible(intervention), Role);
        }

        foreach (var appointment in citizen.Appointments.Values)
            if (appointment is { IsReleased: false, Outcome: not AppointmentOutcome.Cancelled })
                Add(all, citizen.CaseworkerOf(appointment), Role);
        foreach (var sanction in citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified) Add(all, sanction.Caseworker, Role);
        foreach (var deadline in citizen.Deadlines.Values)
            if (!deadline.IsClosed) Add(all, deadline.Responsible, Role);
        foreach (var contact in citizen.OpenContacts())
        {
            if (citizen.OwnerOf(contact) is not { } owner) continue;
            Add(all, owner.Holder, Role);
            Add(all, owner.Person, Role);
        }
    }

    private static void AddCoordinators(Citizen citizen, List<Involvement> all)
    {
        if (citizen.Coordinator is not { } coordinator) return;
        Add(all, coordinator.Holder.Caseworker, InvolvementRole.Coordinator);
        Add(all, citizen.ResponsibleCoordinator!.Value, InvolvementRole.Coordinator);
    }

    private static void AddOfConflicts(Citizen citizen, List<Involvement> all)
    {
        foreach (var conflict in citizen.Conflicts.Values)
        {
            if (conflict.Status == ConflictStatus.Dissolved) continue;
            if (conflict.Owes is { } owes) Add(all, owes, InvolvementRole.OwesAnswer);
            foreach (var told in conflict.Told) Add(all, told, InvolvementRole.Told);
        }
    }

    private static void AddOfHandovers(Citizen citizen, List<Involvement> all)
    {
        foreach (var handover in citizen.Handovers.Values)
        {
            if (handover.Status != HandoverStatus.Offered) continue;
            Add(all, handover.From.Caseworker, InvolvementRole.HandoverParty);
            if (handover.To.Caseworker is { } asked) Add(all, asked, InvolvementRole.HandoverParty);
            if (handover.To.Unit is { } unit) Add(all, Addressee.Of(unit), InvolvementRole.HandoverParty);
        }
    }

    private static void Add(List<Involvement> all, CaseworkerId person, InvolvementRole role) => Add(all, Addressee.Of(person), role);

    private static void Add(List<Involvement> all, Addressee party, InvolvementRole role)
    {
        if (!string.IsNullOrEmpty(party.Value)) all.Add(new Involvement(party, role));
    }
}
