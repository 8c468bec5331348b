using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Journals what time and the organization change about reported items: their status, who answers for them, which appointments yield,
/// and which events wait.
/// </summary>
internal static class StatusReconciliation
{
    /// <summary>Opens a department's aggregate when it is first reconciled, so that time can wake it from then on.</summary>
    public static void Opening(RuleContext context, List<Fact> facts)
    {
        if (context.Citizen.Version == 0 && DepartmentAggregate.Find(context.Citizen.Key) is { Department: var department })
            facts.Add(new DepartmentOpened(department));
    }

    /// <summary>Interventions that begin, are paused, are resumed or end.</summary>
    public static void Statuses(RuleContext context, List<Fact> facts)
    {
        foreach (var (id, intervention) in context.Citizen.Interventions)
        {
            var status = intervention.StatusAt(context.Clock);
            if (status != intervention.Status) facts.Add(new InterventionStatusChanged(id, status));
        }
    }

    /// <summary>The person who answers for each responsibility: the holder or a substitute.</summary>
    public static void Responsibilities(RuleContext context, List<Fact> facts)
    {
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended
                && MovedTo(context, intervention.Holder, context.Citizen.Responsible(intervention)) is { } person)
                facts.Add(Moved(Responsibility.For(intervention), intervention.Holder, person));
        if (context.Citizen is { Coordinator.Holder: { } holder, ResponsibleCoordinator: { } now }
            && MovedTo(context, holder, now) is { } another)
            facts.Add(Moved(Responsibility.CoordinatorRole, holder, another));
        foreach (var contact in context.Citizen.OpenContacts())
            if (Owned(context, contact) is { } owned) facts.Add(owned);
    }

    /// <summary>Appointments that yield, or no longer yield.</summary>
    public static void Yields(RuleContext context, List<Fact> facts)
    {
        if (context.Citizen.Appointments.IsEmpty) return;
        var yields = YieldOrder.All(context);
        foreach (var (id, appointment) in context.Citizen.Appointments)
        {
            var yield = Stands(context.Citizen.Death, appointment) ? yields.GetValueOrDefault(id) : null;
            if (yield == appointment.Yields) continue;
            facts.Add(yield is null ? new AppointmentFreed(id) : new AppointmentYielded(id, yield));
        }
    }

    /// <summary>
    /// Appointments that have been over for so long that they no longer involve their caseworkers, and those that do again because they
    /// were moved.
    /// </summary>
    public static void Releases(RuleContext context, List<Fact> facts)
    {
        var (length, days) = (context.Policy.Access.AfterAppointment, context.Policy.Days);
        foreach (var (id, appointment) in context.Citizen.Appointments)
        {
            var isOver = appointment.Outcome != AppointmentOutcome.Cancelled
                && context.Clock.Reached(length.DueFrom(appointment.EndsAt, days).PassedFrom);
            if (isOver == appointment.IsReleased) continue;
            facts.Add(isOver ? new AppointmentReleased(id) : new AppointmentRetained(id));
        }
    }

    /// <summary>After a death nothing yields any more. What was excused before stays excused.</summary>
    private static bool Stands(Death? death, Appointment appointment) =>
        death is null || (appointment.Outcome == AppointmentOutcome.Missed && appointment.StartsAt < death.From);

    /// <summary>Events that wait for the item they change.</summary>
    public static void Waiting(RuleContext context, List<Fact> facts)
    {
        HashSet<EventKey>? waiting = null;
        IReadOnlySet<ItemKey>? withDeadlines = null;
        foreach (var item in context.Citizen.Items.Values)
        {
            if (item.IsKnown || (withDeadlines ??= ReportedDeadlineChanges.Of(context).WithDeadlines(context)).Contains(item.Key)) continue;
            if (item.Kind == ItemKinds.Event && !Withdrawals.Wait(context.Citizen, item)) continue;
            foreach (var taken in item.Events)
            {
                var key = EventKey.For(taken.Event);
                (waiting ??= []).Add(key);
                if (!context.Citizen.Parked.ContainsKey(key))
                {
                    var parked = new ParkedEvent(key, taken.Event.Source, taken.Event.Id, taken.Event.Type, context.Clock.Now);
                    facts.Add(new EventParked(parked));
                }
            }
        }

        foreach (var key in context.Citizen.Parked.Keys)
            if (waiting?.Contains(key) is not true) facts.Add(new EventUnparked(key));
    }

    /// <summary>
    /// The owner of a contact may depend on the organization alone, which is not part of the citizen's state. The owner is then
    /// journaled even if nothing moved.
    /// </summary>
    private static ResponsibilityMoved? Owned(RuleContext context, Contact contact)
    {
        var holder = ContactOwner.HolderOf(context.Citizen, context.Organization, contact).Caseworker;
        var owned = new Answering(Responsibility.For(contact).Key, holder, ContactOwner.Of(context, contact));
        return owned == context.Citizen.OwnerOf(contact) ? null : new ResponsibilityMoved(owned);
    }

    private static CaseworkerId? MovedTo(RuleContext context, Holder holder, CaseworkerId journaled)
    {
        var person = context.Answering(holder.Caseworker, holder.Unit, holder.Department);
        return person == journaled ? null : person;
    }

    private static ResponsibilityMoved Moved(Responsibility what, Holder holder, CaseworkerId to) =>
        new(new Answering(what.Key, holder.Caseworker, to));
}
