using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>
/// Who has to do with a citizen: responsible for something, coordinating, owing or told of an answer, offered a
/// handover or offering one. Who may see the citizen whole follows from it.
/// </summary>
internal static class Involvements
{
    /// <summary>Everyone involved, in the order of persons and roles, each once.</summary>
    public static IReadOnlyList<InvolvementRow> Of(Citizen citizen) => [.. Gather(citizen).Select(one => one.Row(citizen))];

    /// <summary>Who has come and who has gone.</summary>
    public static (IReadOnlyList<InvolvementRow> Added, IReadOnlyList<InvolvementRow> Removed) Difference(Citizen before, Citizen after)
    {
        if (IsAlike(before, after)) return ([], []);
        var (was, now) = (Gather(before), Gather(after));
        List<InvolvementRow>? added = null, removed = null;
        for (int old = 0, young = 0; old < was.Count || young < now.Count;)
        {
            var order = old == was.Count ? 1 : young == now.Count ? -1 : was[old].CompareTo(now[young]);
            if (order < 0) (removed ??= []).Add(was[old].Row(before));
            if (order > 0) (added ??= []).Add(now[young].Row(after));
            if (order <= 0) old++;
            if (order >= 0) young++;
        }

        return (added ?? (IReadOnlyList<InvolvementRow>)[], removed ?? (IReadOnlyList<InvolvementRow>)[]);
    }

    private static List<Involved> Gather(Citizen citizen)
    {
        List<Involved> all = [];
        if (DepartmentAggregate.Is(citizen.Key.Value)) return all; // No citizen: nobody has it on their desk.
        void Add(string? person, string role)
        {
            if (string.IsNullOrEmpty(person)) return;
            var place = all.BinarySearch(new Involved(person, role));
            if (place < 0) all.Insert(~place, new Involved(person, role));
        }

        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status == InterventionStatus.Ended) continue;
            Add(intervention.Holder.Caseworker.Value, "responsible");
            Add(citizen.Responsible(intervention).Value, "responsible");
        }

        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Booked) Add(appointment.Caseworker.Value, "responsible");
        foreach (var sanction in citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified) Add(sanction.Caseworker.Value, "responsible");
        foreach (var deadline in citizen.Deadlines.Values)
            if (!deadline.IsClosed) Add(deadline.Responsible.Value, "responsible");
        foreach (var contact in citizen.OpenContacts())
        {
            var owner = citizen.OwnerOf(contact);
            Add(owner?.Holder.Value, "responsible");
            Add(owner?.Person.Value, "responsible");
        }

        Add(citizen.Coordinator?.Holder.Caseworker.Value, "coordinator");
        Add(citizen.ResponsibleCoordinator?.Value, "coordinator");
        foreach (var conflict in citizen.Conflicts.Values)
        {
            if (conflict.Status == ConflictStatus.Dissolved) continue;
            Add(conflict.Owes?.Value, "owes");
            foreach (var told in conflict.Told) Add(told.Value, "told");
        }

        foreach (var handover in citizen.Handovers.Values)
        {
            if (handover.Status != HandoverStatus.Offered) continue;
            Add(handover.To.Caseworker?.Value, "offered");
            Add(handover.To.Unit is { } unit ? $"unit:{unit}" : null, "offered");
            Add(handover.From.Caseworker.Value, "offered");
        }

        foreach (var alert in citizen.Alerts.Values) Add(alert.Receiver, "told");
        return all;
    }

    /// <summary>Whether nothing that makes an involvement is another object than before.</summary>
    private static bool IsAlike(Citizen before, Citizen after) =>
        // A contact that comes or is answered always sets or meets its deadline.
        ReferenceEquals(before.Interventions, after.Interventions) && ReferenceEquals(before.Answering, after.Answering)
        && ReferenceEquals(before.Appointments, after.Appointments) && ReferenceEquals(before.Sanctions, after.Sanctions)
        && ReferenceEquals(before.Deadlines, after.Deadlines) && ReferenceEquals(before.Coordinator, after.Coordinator)
        && ReferenceEquals(before.Conflicts, after.Conflicts) && ReferenceEquals(before.Handovers, after.Handovers)
        && ReferenceEquals(before.Alerts, after.Alerts);

    /// <summary>A person in a role; ordered by person, then role.</summary>
    private readonly record struct Involved(string Person, string Role) : IComparable<Involved>
    {
        public int CompareTo(Involved other)
        {
            var byPerson = string.CompareOrdinal(Person, other.Person);
            return byPerson != 0 ? byPerson : string.CompareOrdinal(Role, other.Role);
        }

        public InvolvementRow Row(Citizen citizen) => new(citizen.Key.Value, Person, Role);
    }
}
