using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
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

    /// <summary>The kinds of items that are read: open contacts, and interventions with the names that were unknown then.</summary>
    private static readonly string[] KindsRead = [ItemKinds.Contact, ItemKinds.Intervention];

    /// <summary>Every involvement once, in order. A department's aggregate has none, so it is on nobody's desk.</summary>
    public static IReadOnlyList<Involvement> Of(Citizen citizen)
    {
        List<Involvement> all = new(InvolvementsUsually);
        Gather(citizen, all);
        return all;
    }

    /// <summary>The same, into a list that held others before.</summary>
    public static void Gather(Citizen citizen, List<Involvement> all)
    {
        all.Clear();
        Add(citizen, new GatheredInvolvements(all, Departments: null));
        all.Sort();
        var kept = 0;
        for (var next = 0; next < all.Count; next++)
            if (kept == 0 || all[kept - 1] != all[next]) all[kept++] = all[next];
        all.RemoveRange(kept, all.Count - kept);
    }

    /// <summary>
    /// Those whose involvements are on a caseworker's desk, as they are stored: the caseworker and the units they work in.
    /// </summary>
    public static IReadOnlyList<string> OnDeskOf(CaseworkerId caseworker, IReadOnlyList<UnitId> units) =>
        [Addressee.Of(caseworker).Value, .. units.Select(static unit => Addressee.Of(unit).Value)];

    /// <summary>
    /// True if the involvements are the same in two states of a citizen, because the parts of the state that they are computed from are
    /// the same. False if they may differ.
    /// </summary>
    public static bool AreAlike(Citizen before, Citizen after) =>
        before.Interventions == after.Interventions && before.Answering == after.Answering && before.Appointments == after.Appointments
        && before.Sanctions == after.Sanctions && before.Deadlines == after.Deadlines && before.Coordinator == after.Coordinator
        && before.Conflicts == after.Conflicts && before.Handovers == after.Handovers && before.Alerts == after.Alerts
        && before.Death == after.Death && before.Consultant == after.Consultant
        && (before.Items == after.Items || Array.TrueForAll(KindsRead, kind => before.Known(kind).AreSame(after.Known(kind))));

    /// <summary>Every involvement, in no order; some occur more than once.</summary>
    /// <param name="departments">
    /// Filled, if given, in step with the result: the department for which somebody is involved. It says which of several posts counts.
    /// </param>
    internal static List<Involvement> Unordered(Citizen citizen, List<DepartmentCode>? departments = null)
    {
        var all = new GatheredInvolvements(new(InvolvementsUsually), departments);
        Add(citizen, all);
        return all.Involvements;
    }

    private static void Add(Citizen citizen, GatheredInvolvements all)
    {
        if (DepartmentAggregate.Has(citizen.Key)) return;
        AddResponsible(citizen, all);
        AddCoordinators(citizen, all);
        if (citizen.Consultant is { } consultant) all.Add(consultant.Caseworker, InvolvementRole.Consultant, consultant.Department);
        AddOfConflicts(citizen, all);
        AddOfHandovers(citizen, all);
        foreach (var alert in citizen.Alerts.Values)
            if (Involves(alert)) all.Add(alert.Receiver, InvolvementRole.Told, alert.Department);
        foreach (var unit in NamedUnits.WithUnknown(citizen)) all.Add(Addressee.Of(unit), InvolvementRole.NamedUnit, default);
    }

    /// <summary>
    /// A quiet alert involves nobody, and neither does the news that the citizen died or moved, or that a report was withdrawn: it says
    /// that something is over. The news of a broken glass gives no access. Other news involves its receiver until it is acknowledged;
    /// every other alert as long as it stands.
    /// </summary>
    private static bool Involves(Alert alert) => alert.Quiet is not true && (alert.Severity != Severity.Info
        || (alert.AcknowledgedAt is null
            && alert.Subject.Kind is not (AlertSubjectKind.Death or AlertSubjectKind.Move or AlertSubjectKind.Withdrawn)))
        && alert.Subject.Kind != AlertSubjectKind.Glass;

    private static void AddResponsible(Citizen citizen, GatheredInvolvements all)
    {
        const InvolvementRole Role = InvolvementRole.Responsible;
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            all.Add(intervention.Holder.Caseworker, Role, intervention.Holder.Department);
            all.Add(citizen.Responsible(intervention), Role, intervention.Holder.Department);
        }

        foreach (var appointment in citizen.Appointments.Values)
            if (appointment is { IsReleased: false, Outcome: not AppointmentOutcome.Cancelled })
            {
                var carrier = citizen.CarrierOf(appointment)?.Holder;
                all.Add(carrier?.Caseworker ?? appointment.Caseworker, Role, carrier?.Department ?? appointment.Department);
            }

        foreach (var sanction in citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified) all.Add(sanction.Caseworker, Role, sanction.Department);
        foreach (var deadline in citizen.Deadlines.Values)
            if (!deadline.IsClosed) all.Add(deadline.Responsible, Role, deadline.Department);
        foreach (var contact in citizen.OpenContacts())
        {
            if (citizen.OwnerOf(contact) is not { } owner) continue;
            var department = ContactOwner.DepartmentOf(citizen, contact);
            all.Add(owner.Holder, Role, department);
            all.Add(owner.Person, Role, department);
        }
    }

    private static void AddCoordinators(Citizen citizen, GatheredInvolvements all)
    {
        if (citizen.Coordinator is not { Holder: var holder }) return;
        all.Add(holder.Caseworker, InvolvementRole.Coordinator, holder.Department);
        all.Add(citizen.ResponsibleCoordinator!.Value, InvolvementRole.Coordinator, holder.Department);
    }

    private static void AddOfConflicts(Citizen citizen, GatheredInvolvements all)
    {
        foreach (var conflict in citizen.Conflicts.Values)
        {
            if (conflict.Status == ConflictStatus.Dissolved) continue;
            if (conflict.Owes is { } owes) all.Add(owes, InvolvementRole.OwesAnswer, conflict);
            foreach (var told in conflict.Told) all.Add(told, InvolvementRole.Told, conflict);
        }
    }

    private static void AddOfHandovers(Citizen citizen, GatheredInvolvements all)
    {
        const InvolvementRole Role = InvolvementRole.HandoverParty;
        foreach (var handover in citizen.Handovers.Values)
        {
            if (handover.Status != HandoverStatus.Offered) continue;
            all.Add(handover.From.Caseworker, Role, handover.From.Department);
            if (handover.To.Caseworker is { } asked) all.Add(asked, Role, handover.To.Department);
            if (handover.To.Unit is { } unit) all.Add(Addressee.Of(unit), Role, handover.To.Department);
        }
    }

    /// <summary>Involvements and, only if asked for, the department of each.</summary>
    private readonly record struct GatheredInvolvements(List<Involvement> Involvements, List<DepartmentCode>? Departments)
    {
        public void Add(CaseworkerId person, InvolvementRole role, DepartmentCode department) =>
            Add(Addressee.Of(person), role, department);

        public void Add(Addressee party, InvolvementRole role, DepartmentCode department)
        {
            if (string.IsNullOrEmpty(party.Value)) return;
            Involvements.Add(new Involvement(party, role));
            Departments?.Add(department);
        }

        /// <summary>Adds somebody who has to do with a conflict: for the department of each of its parties.</summary>
        public void Add(CaseworkerId person, InvolvementRole role, Conflict conflict)
        {
            if (Departments is null)
            {
                Add(person, role, department: default);
                return;
            }

            foreach (var party in conflict.Parties) Add(person, role, party.Department ?? default);
        }
    }
}
