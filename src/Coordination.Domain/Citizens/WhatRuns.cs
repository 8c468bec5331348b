using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Handovers;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>Journals what time and the organisation change about what was reported: running, answering, yielding, waiting.</summary>
internal static class WhatRuns
{
    /// <summary>Interventions that begin, pause, go on or end.</summary>
    public static IEnumerable<Fact> Statuses(Scene scene)
    {
        foreach (var (id, intervention) in scene.Citizen.Interventions)
        {
            var status = intervention.StatusAt(scene.Moment);
            if (status != intervention.Status) yield return new InterventionStatusChanged(id, status);
        }
    }

    /// <summary>Whose turn it is to answer: the holder, or whoever stands in.</summary>
    public static IEnumerable<Fact> Responsibilities(Scene scene)
    {
        foreach (var intervention in scene.Citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended
                && Moved(scene, Responsibility.For(intervention).Key, intervention.Holder) is { } moved) yield return moved;
        if (scene.Citizen.Coordinator is { } role && Moved(scene, Responsibility.CoordinatorRole.Key, role.Holder) is { } coordinator)
            yield return coordinator;
        foreach (var contact in scene.Citizen.OpenContacts())
            if (Owned(scene, contact) is { } owned) yield return owned;
    }

    /// <summary>Appointments that give way, or no longer do.</summary>
    public static IEnumerable<Fact> Yields(Scene scene)
    {
        if (scene.Citizen.Appointments.IsEmpty) yield break;
        var yields = Yielding.All(scene);
        foreach (var (id, appointment) in scene.Citizen.Appointments)
        {
            var yield = yields.GetValueOrDefault(id);
            if (yield == appointment.Yields) continue;
            yield return yield is null ? new AppointmentFreed(id) : new AppointmentYielded(id, yield);
        }
    }

    /// <summary>Events that wait for the thing they change.</summary>
    public static IEnumerable<Fact> Waiting(Scene scene)
    {
        HashSet<EventKey> waiting = [];
        foreach (var thing in scene.Citizen.Things.Values)
        {
            if (thing.IsKnown || ReportedCourses.HasDeadline(scene, thing)) continue;
            foreach (var taken in thing.Events)
            {
                var key = EventKey.For(taken.Event);
                waiting.Add(key);
                if (!scene.Citizen.Parked.ContainsKey(key))
                    yield return new EventParked(new ParkedEvent(key, taken.Event.Source, taken.Event.Id, taken.Event.Type, scene.Moment.Now));
            }
        }

        foreach (var key in scene.Citizen.Parked.Keys)
            if (!waiting.Contains(key)) yield return new EventUnparked(key);
    }

    /// <summary>Who owns a contact may hang on the organisation alone, which the citizen does not hold: then it is journaled in any case.</summary>
    private static ResponsibilityMoved? Owned(Scene scene, Contact contact)
    {
        var holder = ContactOwner.HolderOf(scene.Citizen, scene.Organisation, contact).Caseworker;
        var owned = new Answering(Responsibility.For(contact).Key, holder, ContactOwner.Of(scene, contact));
        return owned == scene.Citizen.OwnerOf(contact) ? null : new ResponsibilityMoved(owned);
    }

    private static ResponsibilityMoved? Moved(Scene scene, ThingKey what, Holder holder)
    {
        var person = scene.Answering(holder.Caseworker, holder.Unit, holder.Department);
        return person == scene.Citizen.Responsible(what, holder.Caseworker) ? null
            : new ResponsibilityMoved(new Answering(what, holder.Caseworker, person));
    }
}
