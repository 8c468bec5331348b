using System.Collections.Immutable;
using Coordination.Domain.Collections;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <param name="Holder">The person who has the role.</param>
/// <param name="AppointedBy">The person who took the role, gave it or accepted it.</param>
public sealed record CoordinatorRole(Holder Holder, DateTimeOffset Since, string AppointedBy);

/// <summary>The person who answers for a responsibility instead of its holder.</summary>
/// <param name="Holder">The holder. The substitution no longer counts once the responsibility has another holder.</param>
public sealed record Answering(ItemKey What, CaseworkerId Holder, CaseworkerId Person);

/// <summary>An event that waits for the item it changes.</summary>
/// <param name="Key">Source and id.</param>
/// <param name="ParkedAt">The instant from which it has waited.</param>
public sealed record ParkedEvent(EventKey Key, string Source, string EventId, string Type, DateTimeOffset ParkedAt);

/// <summary>
/// The withdrawn events of one source and id, in order. There are several only where a sender used the id under two keys of one person.
/// </summary>
public sealed record EventsSetAside(EventKey Key, ImmutableArray<TakenEvent> Events);

/// <summary>An event that was withdrawn.</summary>
/// <param name="Type">The event's type.</param>
/// <param name="About">The id of the item it was about.</param>
/// <param name="At">When it was found that it no longer counts.</param>
/// <param name="Told">Those whose alerts were taken back because of it, sorted.</param>
public sealed record WithdrawnEvent(
    EventKey Key, string Source, string EventId, string Type, ItemId About, DateTimeOffset At, ImmutableArray<Addressee> Told)
{
    public ImmutableArray<Addressee> Told { get; init => field = value.IsDefault ? [] : value; } = Told.IsDefault ? [] : Told;
}

/// <summary>
/// The state of one citizen: the fold of its journal. Immutable. All maps are in ordinal order of their keys, so equal journals give
/// equal states.
/// </summary>
public sealed record Citizen
{
    /// <summary>The citizen's key.</summary>
    public required CitizenKey Key { get; init; }

    /// <summary>Which other keys lead here, and who decides.</summary>
    public Place Place { get; init; } = Place.Alone;

    /// <summary>The number of entries in the journal; 0 for a new citizen.</summary>
    public long Version { get; init; }

    /// <summary>The time of the last entry.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether an entry of the journal could not be read, so that the state may lack what it said.</summary>
    public bool LacksEntries { get; init; }

    /// <summary>All reported items, each with its events in order.</summary>
    public SortedMap<ItemKey, ReportedItem> Items { get; init; } = SortedMap.Empty<ItemKey, ReportedItem>();
    public Person Person { get; init; } = Person.Unknown;
    public SortedMap<ItemId, Intervention> Interventions { get; init; } = SortedMap.Empty<ItemId, Intervention>();
    public SortedMap<ItemId, Appointment> Appointments { get; init; } = SortedMap.Empty<ItemId, Appointment>();
    public SortedMap<ItemId, Admission> Admissions { get; init; } = SortedMap.Empty<ItemId, Admission>();
    public SortedMap<ItemId, Sanction> Sanctions { get; init; } = SortedMap.Empty<ItemId, Sanction>();

    /// <summary>The deadlines that departments set themselves.</summary>
    public SortedMap<ItemId, DepartmentDeadline> DepartmentDeadlines { get; init; } = SortedMap.Empty<ItemId, DepartmentDeadline>();

    /// <summary>The coordinator; null: nobody.</summary>
    public CoordinatorRole? Coordinator { get; init; }

    /// <summary>The persons who answer instead of a holder.</summary>
    public SortedMap<ItemKey, Answering> Answering { get; init; } = SortedMap.Empty<ItemKey, Answering>();
    public SortedMap<HandoverId, Handover> Handovers { get; init; } = SortedMap.Empty<HandoverId, Handover>();

    /// <summary>The plan as the coordinator wrote it last; null: no plan was written here.</summary>
    public CoordinationPlan? WrittenPlan { get; init; }

    /// <summary>The agreements of the citizen to the plan, in order.</summary>
    public ImmutableArray<PlanAgreement> PlanAgreements { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// The links to steps of the plan that was written last, one for each step at most. A link whose step is not in the plan any more is
    /// gone for good.
    /// </summary>
    public SortedMap<StepLinkId, StepLink> StepLinks { get; init; } = SortedMap.Empty<StepLinkId, StepLink>();

    /// <summary>What the coordinator asked departments for, including what was answered.</summary>
    public SortedMap<MeasureId, Measure> Measures { get; init; } = SortedMap.Empty<MeasureId, Measure>();

    /// <summary>The barriers that professionals met.</summary>
    public SortedMap<BarrierId, LoggedBarrier> Barriers { get; init; } = SortedMap.Empty<BarrierId, LoggedBarrier>();

    /// <summary>Conflicts, including settled and dissolved ones.</summary>
    public SortedMap<ConflictId, Conflict> Conflicts { get; init; } = SortedMap.Empty<ConflictId, Conflict>();

    /// <summary>Deadlines, including closed ones.</summary>
    public SortedMap<DeadlineId, Deadline> Deadlines { get; init; } = SortedMap.Empty<DeadlineId, Deadline>();

    /// <summary>Alerts that stand, including acknowledged ones.</summary>
    public SortedMap<AlertId, Alert> Alerts { get; init; } = SortedMap.Empty<AlertId, Alert>();

    /// <summary>The death as journaled; null: alive, as far as is known.</summary>
    public Death? Death { get; init; }

    /// <summary>The move to another municipality as journaled; null: lives here.</summary>
    public Departure? Departure { get; init; }

    /// <summary>The consultant whom a leader assigned; null: nobody.</summary>
    public Consultant? Consultant { get; init; }

    /// <summary>
    /// The interventions, stays and appointments that policy marks as secret to other departments, in order, as journaled
    /// (<see cref="Rules.SecretMatters"/>).
    /// </summary>
    public ImmutableArray<ItemId> SecretMatters { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The last broken glass of each caseworker who broke it.</summary>
    public SortedMap<CaseworkerId, BrokenGlass> Glass { get; init; } = SortedMap.Empty<CaseworkerId, BrokenGlass>();

    /// <summary>Events that their department withdrew. They are left out of <see cref="Items"/>.</summary>
    public SortedMap<EventKey, EventsSetAside> SetAside { get; init; } = SortedMap.Empty<EventKey, EventsSetAside>();

    /// <summary>The withdrawals as journaled, each with those who are told of it.</summary>
    public SortedMap<EventKey, WithdrawnEvent> Withdrawn { get; init; } = SortedMap.Empty<EventKey, WithdrawnEvent>();

    /// <summary>The events that wait for the item they change.</summary>
    public SortedMap<EventKey, ParkedEvent> Parked { get; init; } = SortedMap.Empty<EventKey, ParkedEvent>();

    /// <summary>The events of the repeat window, each with the instant it was taken in.</summary>
    public ImmutableSortedDictionary<EventKey, DateTimeOffset> Recent { get; init; } =
        ImmutableSortedDictionary<EventKey, DateTimeOffset>.Empty;

    /// <summary>
    /// Whether events have left the repeat window. If so, an event missing from <see cref="Recent"/> may still be a repeat, and the
    /// journal is searched.
    /// </summary>
    public bool HasForgottenEvents { get; init; }

    /// <summary>The citizen as lists and tables show it: what a place that follows another knows is shown there.</summary>
    public Citizen Shown() => Place.Status == PlaceStatus.Following
        ? new Citizen { Key = Key, Version = Version, ChangedAt = ChangedAt, Place = Place }
        : this;

    /// <summary>Every key that leads here, the citizen's own first.</summary>
    public IEnumerable<CitizenKey> Keys => Place.Joined.Select(static joined => joined.Key).Prepend(Key);

    /// <summary>A citizen without any event or command.</summary>
    public static Citizen New(CitizenKey key) => new() { Key = key };

    /// <summary>Whether an event was taken in within the repeat window.</summary>
    /// <param name="under">The key it came under; null: the citizen's own.</param>
    public bool IsRecent(Events.DepartmentEvent reported, CitizenKey? under = null) => Recent.ContainsKey(EventKey.For(reported, under));

    /// <summary>The event with the same source, id and content, whichever key it came under; null: it is not known.</summary>
    public TakenEvent? Find(Events.DepartmentEvent reported)
    {
        if (Items.GetValueOrDefault(ReportedItem.Of(reported).Key)?.Find(reported) is { } known) return known;
        if (!SetAside.TryGetValue(EventKey.For(reported), out var aside)) return null;
        foreach (var taken in aside.Events)
            if (taken.IsSame(reported)) return taken;
        return null;
    }

    /// <summary>All events of the citizen, those that count and those that are set aside.</summary>
    public IEnumerable<TakenEvent> AllEvents() =>
        Items.Values.SelectMany(static item => item.Events).Concat(SetAside.Values.SelectMany(static aside => aside.Events));

    /// <summary>
    /// An event with the same source and id that came under the same key, about the same item or set aside; null: there is none.
    /// </summary>
    /// <param name="under">The key it came under; null: the citizen's own.</param>
    public TakenEvent? Known(Events.DepartmentEvent reported, CitizenKey? under = null)
    {
        var key = EventKey.For(reported);
        bool Is(TakenEvent taken) => key.IsOf(taken.Event) && taken.IsUnder(under ?? Key, Key);
        if (SetAside.TryGetValue(key, out var aside) && aside.Events.FirstOrDefault(Is) is { } withdrawn) return withdrawn;
        return Items.TryGetValue(ReportedItem.Of(reported).Key, out var item) ? item.Events.FirstOrDefault(Is) : null;
    }

    /// <summary>Whether an event waits for the item it changes.</summary>
    public bool IsParked(Events.DepartmentEvent reported) => Parked.ContainsKey(EventKey.For(reported));

    /// <summary>The person who answers now for a responsibility and its holder.</summary>
    public CaseworkerId Responsible(ItemKey what, CaseworkerId holder) =>
        Answering.TryGetValue(what, out var answering) && answering.Holder == holder ? answering.Person : holder;

    /// <summary>The person who answers now for an intervention. For an ended intervention it is the last holder.</summary>
    public CaseworkerId Responsible(Intervention intervention) => intervention.Status == InterventionStatus.Ended || Answering.IsEmpty
        ? intervention.Holder.Caseworker
        : Responsible(Responsibility.For(intervention).Key, intervention.Holder.Caseworker);

    /// <summary>The person who answers now for the coordinator role; null while it is vacant.</summary>
    public CaseworkerId? ResponsibleCoordinator =>
        Coordinator is { } role ? Responsible(Responsibility.CoordinatorRole.Key, role.Holder.Caseworker) : null;

    /// <summary>
    /// The intervention that an appointment goes along with when it is handed over: the one it names, if the caseworker it names has
    /// ever held that. Null: none.
    /// </summary>
    public Intervention? CarrierOf(Appointment appointment) =>
        FindIntervention(appointment.Department, appointment.InterventionReference) is { } intervention
        && intervention.Holders.Contains(appointment.Caseworker) ? intervention : null;

    /// <summary>A contact; null when it is not known.</summary>
    public Contact? FindContact(ItemId id) =>
        Item(Events.ItemKinds.Contact, id) is { IsKnown: true } item ? Contact.Of(item) : null;

    /// <summary>A reported item, known or not; null: nothing was reported about it.</summary>
    public ReportedItem? Item(string kind, ItemId id)
    {
        var index = Items.IndexOf(new ItemKeyParts(kind, id));
        return index >= 0 ? Items.Values[index] : null;
    }

    /// <summary>The contacts that somebody must still answer, in order; none once the citizen has died.</summary>
    public IReadOnlyList<Contact> OpenContacts()
    {
        List<Contact>? open = null;
        if (Death is not null) return [];
        foreach (var item in Known(Events.ItemKinds.Contact))
            if (Contact.Of(item) is { AnsweredAt: null } contact) (open ??= []).Add(contact);
        return open ?? (IReadOnlyList<Contact>)[];
    }

    /// <summary>The plan agreed last; null: no plan was agreed.</summary>
    public Plan? CurrentPlan() => Known(Events.ItemKinds.Plan).IsEmpty ? null : Plan.Of(PlanTerm.All(this)[^1].Plan);

    /// <summary>
    /// Whether a responsibility is over: the intervention has ended, the contact is answered, or its report was withdrawn.
    /// </summary>
    public bool IsOver(Responsibility what) => what switch
    {
        { Type: ResponsibilityType.Intervention, Id: { } id } =>
            Interventions.GetValueOrDefault(id) is null or { Status: InterventionStatus.Ended },
        { Type: ResponsibilityType.Contact, Id: { } id } => FindContact(id) is null or { AnsweredAt: not null },
        _ => false,
    };

    /// <summary>
    /// The intervention that a department's reference names: one of its own, else one with the public id (BIF/123); null: none.
    /// </summary>
    public Intervention? FindIntervention(DepartmentCode sender, string? reference) => Find(Interventions, sender, reference);

    /// <summary>
    /// The appointment that a department's reference names: one of its own, else one with the public id (BIF/123); null: none.
    /// </summary>
    public Appointment? FindAppointment(DepartmentCode sender, string? reference) => Find(Appointments, sender, reference);

    /// <summary>The known items of one kind, in order.</summary>
    public KnownItems Known(string kind) => new(Items, kind);

    private static T? Find<T>(SortedMap<ItemId, T> map, DepartmentCode sender, string? reference) where T : class
    {
        if (reference is null) return null;
        return map.GetValueOrDefault(ReportedItem.IdOf(sender, reference)) ?? map.GetValueOrDefault(new ItemId(reference));
    }
}
