using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Items = Coordination.Domain.Collections.SortedMap<
    Coordination.Domain.Reported.ItemKey,
    Coordination.Domain.Reported.ReportedItem>;

namespace Coordination.Domain.Citizens;

/// <summary>Computes the state of a citizen after each fact. It never validates: what is in the journal has happened.</summary>
public static class EvolveCitizen
{
    /// <summary>
    /// The number of days for which a repeat is recognized from the state alone. It is no policy value, because the fold must not
    /// depend on policy.
    /// </summary>
    public const int RepeatWindowDays = 30;

    /// <summary>The number of events in the repeat window above which old ones are removed.</summary>
    public const int RecentEventsTidied = 256;

    /// <summary>The citizen after one more journal entry.</summary>
    /// <exception cref="InvalidOperationException">The kind of fact is unknown: the program is older than the journal.</exception>
    public static Citizen Evolve(this Citizen citizen, Entry entry)
    {
        var (version, at) = (citizen.Version + 1, entry.At);
        var next = entry.Fact switch
        {
            // What most decisions journal makes the next state at once.
            ConflictChanged changed => citizen with
            {
                Version = version, ChangedAt = at, Conflicts = citizen.Conflicts.SetItem(changed.Conflict.Id, changed.Conflict),
            },
            DeadlineChanged changed => citizen with
            {
                Version = version, ChangedAt = at, Deadlines = citizen.Deadlines.SetItem(changed.Deadline.Id, changed.Deadline),
            },
            AlertChanged { Step: AlertStep.TakenBack } back => citizen with
            {
                Version = version, ChangedAt = at, Alerts = citizen.Alerts.Remove(back.Alert.Id),
            },
            AlertChanged changed => citizen with
            {
                Version = version, ChangedAt = at, Alerts = citizen.Alerts.SetItem(changed.Alert.Id, changed.Alert),
            },
            EventTaken taken => Take(citizen, taken.Taken, entry.At),
            EventParked parked => citizen with { Parked = citizen.Parked.SetItem(parked.Event.Key, parked.Event) },
            EventUnparked unparked => citizen with { Parked = citizen.Parked.Remove(unparked.Key) },
            EventSetAside aside => citizen with { Withdrawn = citizen.Withdrawn.SetItem(aside.Event.Key, aside.Event) },
            EventRestored restored => citizen with { Withdrawn = citizen.Withdrawn.Remove(restored.Key) },
            InterventionStatusChanged changed => citizen with
            {
                Interventions = citizen.Interventions.SetItem(
                    changed.Id, citizen.Interventions[changed.Id] with { Status = changed.Status }),
            },
            AppointmentYielded yielded => WithYield(citizen, yielded.Id, yielded.Yield),
            AppointmentFreed freed => WithYield(citizen, freed.Id, null),
            ResponsibilityMoved moved => citizen with { Answering = citizen.Answering.SetItem(moved.Answering.What, moved.Answering) },
            CoordinatorAppointed appointed => citizen with { Coordinator = new CoordinatorRole(appointed.To, entry.At, entry.By) },
            CoordinatorLaidDown => citizen with { Coordinator = null },
            AppointmentReleased released => WithRelease(citizen, released.Id, isReleased: true),
            AppointmentRetained retained => WithRelease(citizen, retained.Id, isReleased: false),
            ConsultantAssigned assigned => citizen with { Consultant = assigned.To },
            ConsultantEnded => citizen with { Consultant = null },
            SecretMattersNoted noted => citizen with { SecretMatters = noted.Items },
            GlassBroken broken => citizen with { Glass = citizen.Glass.SetItem(broken.Glass.By, broken.Glass) },
            DepartmentOpened or EntryErased or EventsErased => citizen,
            CitizenErased erased => Citizen.New(citizen.Key) with { Place = erased.Place.Erased() },
            DeathNoted died => citizen with { Death = new Death(died.On, citizen.Death?.KnownAt ?? entry.At, died.Told) },
            DeathTakenBack => citizen with { Death = null },
            MoveNoted moved => citizen with { Departure = new Departure(moved.Municipality, moved.On, entry.At, moved.Told) },
            MoveEnded => citizen with { Departure = null },
            PlaceJoining or PlaceFollows or PlaceJoined or PlaceParting or PlaceReturned or PlaceParted or PlaceTold or EventRepeated =>
                EvolvePlace.Evolve(citizen, entry),
            EntryUnreadable => citizen with { LacksEntries = true },
            PlanWritten written => citizen with { WrittenPlan = written.Plan, StepLinks = LinksLeft(citizen, written.Plan) },
            StepLinkMade { Link: var link } => citizen with
            {
                StepLinks = SortedMap.Of(
                    citizen.StepLinks.Values.Where(one => !one.IsToStepOf(link) && one.Until > entry.At).Append(link),
                    static one => one.Id),
            },
            StepLinkWithdrawn { Link.Id: var link } => citizen with { StepLinks = citizen.StepLinks.Remove(link) },
            PlanAgreementNoted noted => citizen with { PlanAgreements = citizen.PlanAgreements.Add(noted.Agreement) },
            MeasureChanged changed => citizen with { Measures = citizen.Measures.SetItem(changed.Measure.Id, changed.Measure) },
            BarrierLogged logged => citizen with { Barriers = citizen.Barriers.SetItem(logged.Barrier.Id, logged.Barrier) },
            HandoverChanged { Step: HandoverStep.Voided } voided => citizen with
            {
                Handovers = citizen.Handovers.Remove(voided.Handover.Id),
            },
            HandoverChanged changed => WithHandover(citizen, changed.Handover, entry.At),
            _ => throw new InvalidOperationException($"No fold for the fact {entry.Fact.GetType().Name}."),
        };
        return next.Version == version ? next : next with { Version = version, ChangedAt = at };
    }

    private static SortedMap<StepLinkId, StepLink> LinksLeft(Citizen citizen, CoordinationPlan plan) => citizen.StepLinks.IsEmpty
        ? citizen.StepLinks
        : SortedMap.Of(citizen.StepLinks.Values.Where(link => plan.Steps.Any(link.IsTo)), static link => link.Id);

    /// <summary>
    /// The citizen after one more entry as the journal stores it. An entry that cannot be folded changes nothing: one entry must not
    /// keep a citizen from being read.
    /// </summary>
    /// <param name="fault">What was wrong with the entry; null: it was folded.</param>
    public static Citizen EvolveStored(this Citizen citizen, Entry entry, out RuleFault? fault)
    {
        fault = entry.Fact is EntryUnreadable unreadable ? new RuleFault(RuleFault.InJournal(unreadable.Kind), "", "cannot be read") : null;
        try
        {
            return citizen.Evolve(entry);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            fault = RuleFault.Of(RuleFault.InJournal(entry.Fact.GetType().Name), entry.PolicyVersion ?? "", thrown);
            return citizen.Evolve(entry with { Fact = new EntryUnreadable(entry.Fact.GetType().Name) });
        }
    }

    /// <summary>
    /// The citizen with everything that its events alone make folded anew, and what was journaled about it besides. Each map is made
    /// once: adding item by item would copy it for every item.
    /// </summary>
    internal static Citizen Refolded(
        this Citizen citizen, IReadOnlyDictionary<ItemId, InterventionStatus> statuses, IReadOnlyDictionary<ItemId, Yield> yields,
        IEnumerable<ItemId> released)
    {
        var handedOver = citizen.Handovers.Values.Where(static it => it.What.Type == ResponsibilityType.Intervention)
            .ToLookup(static it => it.What.Id);
        var free = released.ToHashSet();
        foreach (var item in citizen.Known(ItemKinds.Citizen)) citizen = citizen with { Person = Person.Of(item) };
        return citizen with
        {
            Interventions = SortedMap.Of(
                citizen.Known(ItemKinds.Intervention).Select(item => Intervention.Of(
                    item, AcceptedOf(handedOver[item.Id]) ?? [], statuses.GetValueOrDefault(item.Id, InterventionStatus.Planned))),
                static it => it.Id),
            Appointments = SortedMap.Of(
                citizen.Known(ItemKinds.Appointment).Select(item => Appointment.Of(item, journaled: null) with
                {
                    Yields = yields.GetValueOrDefault(item.Id),
                    IsReleased = free.Contains(item.Id),
                }),
                static it => it.Id),
            Admissions = SortedMap.Of(citizen.Known(ItemKinds.Admission).Select(Admission.Of), static it => it.Id),
            Sanctions = SortedMap.Of(citizen.Known(ItemKinds.Sanction).Select(Sanction.Of), static it => it.Id),
            DepartmentDeadlines = SortedMap.Of(citizen.Known(ItemKinds.Deadline).Select(DepartmentDeadline.Of), static it => it.Id),
        };
    }

    private static Citizen Take(Citizen citizen, TakenEvent taken, DateTimeOffset at)
    {
        citizen = Remember(citizen, taken, at);
        return Withdrawals.Take(citizen, taken);
    }

    /// <summary>The citizen with one more event that counts.</summary>
    internal static Citizen With(Citizen citizen, TakenEvent taken)
    {
        var (kind, id, key) = ReportedItem.Of(taken.Event);
        var item = (citizen.Items.GetValueOrDefault(key) ?? new ReportedItem(kind, id, [])).With(taken);
        // Nearly every event is later than all others. It is then applied to the folded item, which need not be folded again.
        var last = ReferenceEquals(item.Events[^1], taken) ? taken : null;
        return Refold(citizen, citizen.Items.SetItem(key, item), item, last);
    }

    /// <summary>The citizen without an event of an item. What nothing brings into being any more is gone.</summary>
    internal static Citizen Without(Citizen citizen, ReportedItem item, TakenEvent taken)
    {
        var left = item.Without(taken);
        var items = left.Events.IsEmpty ? citizen.Items.Remove(item.Key) : citizen.Items.SetItem(item.Key, left);
        return left.IsKnown ? Refold(citizen, items, left) : Unfolded(citizen with { Items = items }, item);
    }

    /// <summary>The citizen without the fold of an item that is no longer known.</summary>
    internal static Citizen Unfolded(Citizen citizen, ReportedItem item) => item.Kind switch
    {
        ItemKinds.Citizen => citizen with { Person = Person.Unknown },
        ItemKinds.Intervention => citizen with { Interventions = citizen.Interventions.Remove(item.Id) },
        ItemKinds.Appointment => citizen with { Appointments = citizen.Appointments.Remove(item.Id) },
        ItemKinds.Admission => citizen with { Admissions = citizen.Admissions.Remove(item.Id) },
        ItemKinds.Sanction => citizen with { Sanctions = citizen.Sanctions.Remove(item.Id) },
        ItemKinds.Deadline => citizen with { DepartmentDeadlines = citizen.DepartmentDeadlines.Remove(item.Id) },
        _ => citizen,
    };

    /// <summary>The next state, in which the event is in the repeat window.</summary>
    private static Citizen Remember(Citizen citizen, TakenEvent taken, DateTimeOffset at)
    {
        var recent = citizen.Recent;
        foreach (var key in taken.KeysAt(citizen.Key))
            recent = recent.SetItem(EventKey.For(taken.Event, key == citizen.Key ? null : key), at);
        var old = recent.Count % RecentEventsTidied == 0 ? Before(recent, at.Plus(TimeSpan.FromDays(-RepeatWindowDays))) : [];
        return citizen with
        {
            Version = citizen.Version + 1,
            ChangedAt = at,
            Recent = old.Count == 0 ? recent : recent.RemoveRange(old),
            HasForgottenEvents = citizen.HasForgottenEvents || old.Count > 0,
        };
    }

    private static IReadOnlyList<EventKey> Before(ImmutableSortedDictionary<EventKey, DateTimeOffset> recent, DateTimeOffset first) =>
        [.. recent.Where(one => one.Value < first).Select(static one => one.Key)];

    /// <summary>The citizen with these items and, if it is known, the fold of one of them.</summary>
    internal static Citizen Refold(Citizen citizen, Items items, ReportedItem item, TakenEvent? last = null)
    {
        if (!item.IsKnown) return citizen with { Items = items };
        switch (item.Kind)
        {
            case ItemKinds.Citizen:
                return citizen with { Items = items, Person = Person.Of(item) };
            case ItemKinds.Intervention:
                return FoldIntervention(citizen, items, item, last);
            case ItemKinds.Appointment:
                var booked = citizen.Appointments.GetValueOrDefault(item.Id);
                var appointment = booked is not null && last is not null ? booked.Apply(item, last) : Appointment.Of(item, booked);
                return citizen with { Items = items, Appointments = citizen.Appointments.SetItem(item.Id, appointment) };
            case ItemKinds.Admission:
                return citizen with { Items = items, Admissions = citizen.Admissions.SetItem(item.Id, Admission.Of(item)) };
            case ItemKinds.Sanction:
                return citizen with { Items = items, Sanctions = citizen.Sanctions.SetItem(item.Id, Sanction.Of(item)) };
            case ItemKinds.Deadline:
                var set = citizen.DepartmentDeadlines.GetValueOrDefault(item.Id);
                var deadline = set is not null && last is not null ? set.Apply(item, last) : DepartmentDeadline.Of(item);
                return citizen with { Items = items, DepartmentDeadlines = citizen.DepartmentDeadlines.SetItem(item.Id, deadline) };
            default: // The item is kept only as events. Rules that need it fold it.
                return citizen with { Items = items };
        }
    }

    private static Citizen FoldIntervention(Citizen citizen, Items items, ReportedItem item, TakenEvent? last = null)
    {
        var before = citizen.Interventions.GetValueOrDefault(item.Id);
        var accepted = citizen.Handovers.IsEmpty
            ? null
            : AcceptedOf(citizen.Handovers.Values.Where(it => it.What.Type == ResponsibilityType.Intervention && it.What.Id == item.Id));
        // Accepted handovers are ordered among the events by their instants. If there are any, the intervention is folded again.
        var intervention = before is not null && last is not null && accepted is null
            ? before.Apply(item, last)
            : Intervention.Of(item, accepted ?? [], before?.Status ?? InterventionStatus.Planned);
        return citizen with { Items = items, Interventions = citizen.Interventions.SetItem(item.Id, intervention) };
    }

    /// <summary>The accepted ones of an intervention's handovers that no department reported; null: none.</summary>
    private static List<AcceptedHandover>? AcceptedOf(IEnumerable<Handover> handovers)
    {
        List<AcceptedHandover>? accepted = null;
        foreach (var it in handovers)
            if (it is { Status: HandoverStatus.Accepted, Taker: { } taker, AnsweredBy: not null, AnsweredAt: { } at, IsReported: false })
                (accepted ??= []).Add(new AcceptedHandover(it.Id, at, taker));
        return accepted;
    }

    private static Citizen WithYield(Citizen citizen, ItemId id, Yield? yields) => citizen with
    {
        Appointments = citizen.Appointments.SetItem(id, citizen.Appointments[id] with { Yields = yields }),
    };

    private static Citizen WithRelease(Citizen citizen, ItemId id, bool isReleased) => citizen with
    {
        Appointments = citizen.Appointments.SetItem(id, citizen.Appointments[id] with { IsReleased = isReleased }),
    };

    private static Citizen WithHandover(Citizen citizen, Handover handover, DateTimeOffset at)
    {
        var next = citizen with { Handovers = citizen.Handovers.SetItem(handover.Id, handover) };
        if (handover.Status != HandoverStatus.Accepted || handover.IsReported) return next;
        return handover.What.Type switch
        {
            ResponsibilityType.Coordination => next with { Coordinator = new CoordinatorRole(handover.Taker!, at, handover.AnsweredBy!) },
            ResponsibilityType.Intervention when next.Items.TryGetValue(handover.What.Key, out var item) && item.IsKnown =>
                FoldIntervention(next, next.Items, item),
            _ => next,
        };
    }
}
