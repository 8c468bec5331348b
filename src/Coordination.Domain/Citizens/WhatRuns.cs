using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Handovers;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>Journals what time and the organisation change about what was reported: running, answering, yielding, waiting.</summary>
internal static class WhatRuns
{
    /// <summary>Interventions that begin, pause, go on or end.</summary>
    public static void Statuses(Scene scene, List<Fact> facts)
    {
        foreach (var (id, intervention) in scene.Citizen.Interventions)
        {
            var status = intervention.StatusAt(scene.Moment);
            if (status != intervention.Status) facts.Add(new InterventionStatusChanged(id, status));
        }
    }

    /// <summary>Whose turn it is to answer: the holder, or whoever stands in.</summary>
    public static void Responsibilities(Scene scene, List<Fact> facts)
    {
        foreach (var intervention in scene.Citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended && MovedTo(scene, intervention.Holder, scene.Citizen.Responsible(intervention)) is { } person)
                facts.Add(Moved(Responsibility.For(intervention), intervention.Holder, person));
        if (scene.Citizen is { Coordinator.Holder: { } holder, ResponsibleCoordinator: { } now } && MovedTo(scene, holder, now) is { } another)
            facts.Add(Moved(Responsibility.CoordinatorRole, holder, another));
        foreach (var contact in scene.Citizen.OpenContacts())
            if (Owned(scene, contact) is { } owned) facts.Add(owned);
    }

    /// <summary>Appointments that give way, or no longer do.</summary>
    public static void Yields(Scene scene, List<Fact> facts)
    {
        if (scene.Citizen.Appointments.IsEmpty) return;
        var yields = Yielding.All(scene);
        foreach (var (id, appointment) in scene.Citizen.Appointments)
        {
            var yield = yields.GetValueOrDefault(id);
            if (yield == appointment.Yields) continue;
            facts.Add(yield is null ? new AppointmentFreed(id) : new AppointmentYielded(id, yield));
        }
    }

    /// <summary>Events that wait for the thing they change.</summary>
    public static void Waiting(Scene scene, List<Fact> facts)
    {
        HashSet<EventKey>? waiting = null;
        foreach (var thing in scene.Citizen.Things.Values)
        {
            if (thing.IsKnown || ReportedCourses.HasDeadline(scene, thing)) continue;
            foreach (var taken in thing.Events)
            {
                var key = EventKey.For(taken.Event);
                (waiting ??= []).Add(key);
                if (!scene.Citizen.Parked.ContainsKey(key))
                    facts.Add(new EventParked(new ParkedEvent(key, taken.Event.Source, taken.Event.Id, taken.Event.Type, scene.Moment.Now)));
            }
        }

        foreach (var key in scene.Citizen.Parked.Keys)
            if (waiting?.Contains(key) is not true) facts.Add(new EventUnparked(key));
    }

    /// <summary>Who owns a contact may hang on the organisation alone, which the citizen does not hold: then it is journaled in any case.</summary>
    private static ResponsibilityMoved? Owned(Scene scene, Contact contact)
    {
        var holder = ContactOwner.HolderOf(scene.Citizen, scene.Organisation, contact).Caseworker;
        var owned = new Answering(Responsibility.For(contact).Key, holder, ContactOwner.Of(scene, contact));
        return owned == scene.Citizen.OwnerOf(contact) ? null : new ResponsibilityMoved(owned);
    }

    private static CaseworkerId? MovedTo(Scene scene, Holder holder, CaseworkerId journaled)
    {
        var person = scene.Answering(holder.Caseworker, holder.Unit, holder.Department);
        return person == journaled ? null : person;
    }

    private static ResponsibilityMoved Moved(Responsibility what, Holder holder, CaseworkerId to) => new(new Answering(what.Key, holder.Caseworker, to));
}
