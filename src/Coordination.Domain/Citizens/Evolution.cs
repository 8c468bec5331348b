using System.Collections.Immutable;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;
using Coordination.Events;
using Coordination.Ids;
using ReportedThings = Coordination.Events.Things;

namespace Coordination.Domain.Citizens;

/// <summary>How a citizen changes with each fact. Folds, never judges: what is in the journal has happened.</summary>
public static class Evolution
{
    /// <summary>Days for which a repeat is recognised from the state alone; not policy, for the fold may not depend on it.</summary>
    public const int RepeatWindowDays = 30;

    /// <summary>Events kept in the repeat window before the oldest are looked over.</summary>
    public const int RecentEventsTidied = 256;

    /// <summary>The citizen after one more entry of the journal.</summary>
    /// <exception cref="InvalidOperationException">The kind of fact is not known here: the program is older than the journal.</exception>
    public static Citizen With(this Citizen citizen, Entry entry)
    {
        var next = entry.Fact switch
        {
            EventTaken taken => Take(citizen, taken.Taken, entry.At),
            EventParked parked => citizen with { Parked = citizen.Parked.SetItem(parked.Event.Key, parked.Event) },
            EventUnparked unparked => citizen with { Parked = citizen.Parked.Remove(unparked.Key) },
            InterventionStatusChanged changed => citizen with
            {
                Interventions = citizen.Interventions.SetItem(changed.Id, citizen.Interventions[changed.Id] with { Status = changed.Status }),
            },
            AppointmentYielded yielded => WithYield(citizen, yielded.Id, yielded.Yield),
            AppointmentFreed freed => WithYield(citizen, freed.Id, null),
            ResponsibilityMoved moved => citizen with { Answering = citizen.Answering.SetItem(moved.Answering.What, moved.Answering) },
            CoordinatorAppointed appointed => citizen with { Coordinator = new CoordinatorRole(appointed.To, entry.At, entry.By) },
            DepartmentOpened => citizen,
            HandoverChanged { Step: HandoverStep.Voided } voided => citizen with { Handovers = citizen.Handovers.Remove(voided.Handover.Id) },
            HandoverChanged changed => Hand(citizen, changed.Handover, entry.At),
            ConflictChanged changed => citizen with { Conflicts = citizen.Conflicts.SetItem(changed.Conflict.Id, changed.Conflict) },
            DeadlineChanged changed => citizen with { Deadlines = citizen.Deadlines.SetItem(changed.Deadline.Id, changed.Deadline) },
            AlertChanged { Step: AlertStep.TakenBack } back => citizen with { Alerts = citizen.Alerts.Remove(back.Alert.Id) },
            AlertChanged changed => citizen with { Alerts = citizen.Alerts.SetItem(changed.Alert.Id, changed.Alert) },
            _ => throw new InvalidOperationException($"No fold for the fact {entry.Fact.GetType().Name}."),
        };
        return next with { Version = citizen.Version + 1, ChangedAt = entry.At };
    }

    /// <summary>The citizen with everything that its events alone make folded anew, and what was journaled about it besides.</summary>
    internal static Citizen Refolded(
        this Citizen citizen, IReadOnlyDictionary<ThingId, InterventionStatus> statuses, IReadOnlyDictionary<ThingId, Yield> yields)
    {
        foreach (var thing in citizen.Things.Values) citizen = Refold(citizen, thing);
        foreach (var (id, status) in statuses)
            citizen = citizen with { Interventions = citizen.Interventions.SetItem(id, citizen.Interventions[id] with { Status = status }) };
        foreach (var (id, yield) in yields) citizen = WithYield(citizen, id, yield);
        return citizen;
    }

    private static Citizen Take(Citizen citizen, TakenEvent taken, DateTimeOffset at)
    {
        var type = EventTypes.Of(taken.Event);
        var id = Citizen.IdOf(new DepartmentCode(taken.Event.Department), type.ThingId(taken.Event.Data) ?? type.Thing);
        if (type.Thing == ReportedThings.Citizen) id = new ThingId(type.Thing);
        var key = ThingKey.For(type.Thing, id);
        var thing = (citizen.Things.GetValueOrDefault(key) ?? new Thing(type.Thing, id, [])).With(taken);
        // What comes after all others, as nearly all news does, only adds to the fold there is.
        var last = ReferenceEquals(thing.Events[^1], taken) ? taken : null;
        return Refold(Remember(citizen, taken.Event, at) with { Things = citizen.Things.SetItem(key, thing) }, thing, last);
    }

    private static Citizen Remember(Citizen citizen, DepartmentEvent reported, DateTimeOffset at)
    {
        var recent = citizen.Recent.SetItem(EventKey.For(reported), at);
        if (recent.Count % RecentEventsTidied != 0) return citizen with { Recent = recent };
        var old = recent.Where(r => r.Value < at.AddDays(-RepeatWindowDays)).Select(r => r.Key).ToList();
        return citizen with { Recent = recent.RemoveRange(old), HasForgottenEvents = citizen.HasForgottenEvents || old.Count > 0 };
    }

    private static Citizen Refold(Citizen citizen, Thing thing, TakenEvent? last = null)
    {
        if (!thing.IsKnown) return citizen;
        switch (thing.Kind)
        {
            case ReportedThings.Citizen:
                return citizen with { Person = Person.Of(thing) };
            case ReportedThings.Intervention:
                return FoldIntervention(citizen, thing, last);
            case ReportedThings.Appointment:
                var booked = citizen.Appointments.GetValueOrDefault(thing.Id);
                var appointment = booked is not null && last is not null ? booked.After(thing, last) : Appointment.Of(thing, booked?.Yields);
                return citizen with { Appointments = citizen.Appointments.SetItem(thing.Id, appointment) };
            case ReportedThings.Admission:
                return citizen with { Admissions = citizen.Admissions.SetItem(thing.Id, Admission.Of(thing)) };
            case ReportedThings.Sanction:
                return citizen with { Sanctions = citizen.Sanctions.SetItem(thing.Id, Sanction.Of(thing)) };
            case ReportedThings.Deadline:
                var set = citizen.DepartmentDeadlines.GetValueOrDefault(thing.Id);
                var deadline = set is not null && last is not null ? set.After(thing, last) : DepartmentDeadline.Of(thing);
                return citizen with { DepartmentDeadlines = citizen.DepartmentDeadlines.SetItem(thing.Id, deadline) };
            default: // Kept as it came; folded where it is asked for.
                return citizen;
        }
    }

    private static Citizen FoldIntervention(Citizen citizen, Thing thing, TakenEvent? last = null)
    {
        var before = citizen.Interventions.GetValueOrDefault(thing.Id);
        List<AcceptedHandover>? accepted = null;
        foreach (var it in citizen.Handovers.Values)
            if (it is { Status: HandoverStatus.Accepted, Taker: { } taker, AnsweredBy: not null, AnsweredAt: { } at }
                && it.What.Type == Responsibility.Intervention && it.What.Id == thing.Id && !it.IsReported)
                (accepted ??= []).Add(new AcceptedHandover(it.Id, at, taker));
        // Handovers have their place between the events by their instants: then all is folded anew.
        var intervention = before is not null && last is not null && accepted is null
            ? before.After(thing, last)
            : Intervention.Of(thing, accepted ?? [], before?.Status ?? InterventionStatus.Planned);
        return citizen with { Interventions = citizen.Interventions.SetItem(thing.Id, intervention) };
    }

    private static Citizen WithYield(Citizen citizen, ThingId id, Yield? yields) => citizen with
    {
        Appointments = citizen.Appointments.SetItem(id, citizen.Appointments[id] with { Yields = yields }),
    };

    private static Citizen Hand(Citizen citizen, Handover handover, DateTimeOffset at)
    {
        var next = citizen with { Handovers = citizen.Handovers.SetItem(handover.Id, handover) };
        if (handover.Status != HandoverStatus.Accepted || handover.IsReported) return next;
        return handover.What.Type switch
        {
            Responsibility.Coordination => next with { Coordinator = new CoordinatorRole(handover.Taker!, at, handover.AnsweredBy!) },
            Responsibility.Intervention => FoldIntervention(next, next.Things[handover.What.Key]),
            _ => next,
        };
    }
}
