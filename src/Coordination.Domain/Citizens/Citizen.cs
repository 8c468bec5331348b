using System.Collections.Immutable;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <param name="Holder">Who has the role.</param>
/// <param name="AppointedBy">Who took it, gave it or accepted it.</param>
public sealed record CoordinatorRole(Holder Holder, DateTimeOffset Since, string AppointedBy);

/// <summary>Who answers for a responsibility in its holder's place.</summary>
/// <param name="Holder">Who holds it; with another holder this no longer counts.</param>
public sealed record Answering(ItemKey What, CaseworkerId Holder, CaseworkerId Person);

/// <summary>An event that waits for the item it changes.</summary>
/// <param name="Key">Source and id.</param>
/// <param name="ParkedAt">Since when it waits.</param>
public sealed record ParkedEvent(EventKey Key, string Source, string EventId, string Type, DateTimeOffset ParkedAt);

/// <summary>
/// The state of one citizen: the fold of its journal and nothing else. Immutable. All maps are in ordinal order of their keys, so
/// equal journals give equal states.
/// </summary>
public sealed record Citizen
{
    /// <summary>The citizen's key.</summary>
    public required CitizenKey Key { get; init; }

    /// <summary>How many entries the journal holds; 0 for a citizen that no event or command has reached.</summary>
    public long Version { get; init; }

    /// <summary>When the last entry was made.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Everything that departments reported, each item with its events in their order.</summary>
    public SortedMap<ItemKey, ReportedItem> Items { get; init; } = SortedMap.Empty<ItemKey, ReportedItem>();
    public Person Person { get; init; } = Person.Unknown;
    public SortedMap<ItemId, Intervention> Interventions { get; init; } = SortedMap.Empty<ItemId, Intervention>();
    public SortedMap<ItemId, Appointment> Appointments { get; init; } = SortedMap.Empty<ItemId, Appointment>();
    public SortedMap<ItemId, Admission> Admissions { get; init; } = SortedMap.Empty<ItemId, Admission>();
    public SortedMap<ItemId, Sanction> Sanctions { get; init; } = SortedMap.Empty<ItemId, Sanction>();

    /// <summary>Deadlines the departments keep themselves.</summary>
    public SortedMap<ItemId, DepartmentDeadline> DepartmentDeadlines { get; init; } = SortedMap.Empty<ItemId, DepartmentDeadline>();

    /// <summary>Who coordinates; null: nobody.</summary>
    public CoordinatorRole? Coordinator { get; init; }

    /// <summary>Who answers in another's place.</summary>
    public SortedMap<ItemKey, Answering> Answering { get; init; } = SortedMap.Empty<ItemKey, Answering>();
    public SortedMap<HandoverId, Handover> Handovers { get; init; } = SortedMap.Empty<HandoverId, Handover>();

    /// <summary>Conflicts, settled and dissolved ones included.</summary>
    public SortedMap<ConflictId, Conflict> Conflicts { get; init; } = SortedMap.Empty<ConflictId, Conflict>();

    /// <summary>Deadlines, closed ones included.</summary>
    public SortedMap<DeadlineId, Deadline> Deadlines { get; init; } = SortedMap.Empty<DeadlineId, Deadline>();

    /// <summary>Alerts that stand, acknowledged ones included.</summary>
    public SortedMap<AlertId, Alert> Alerts { get; init; } = SortedMap.Empty<AlertId, Alert>();
    public SortedMap<EventKey, ParkedEvent> Parked { get; init; } = SortedMap.Empty<EventKey, ParkedEvent>();

    /// <summary>Events of the repeat window and when each was taken in.</summary>
    public ImmutableSortedDictionary<EventKey, DateTimeOffset> Recent { get; init; } =
        ImmutableSortedDictionary<EventKey, DateTimeOffset>.Empty;

    /// <summary>
    /// Whether events have left the repeat window. Then an event that <see cref="Recent"/> does not have may still be a repeat, and
    /// the journal is asked.
    /// </summary>
    public bool HasForgottenEvents { get; init; }

    /// <summary>A citizen that no event or command has reached.</summary>
    public static Citizen New(CitizenKey key) => new() { Key = key };

    /// <summary>Whether an event was taken in within the repeat window.</summary>
    public bool IsRecent(Events.DepartmentEvent reported) => Recent.ContainsKey(EventKey.For(reported));

    /// <summary>Whether an event waits for the thing it changes.</summary>
    public bool IsParked(Events.DepartmentEvent reported) => Parked.ContainsKey(EventKey.For(reported));

    /// <summary>Who answers now for a responsibility that somebody holds.</summary>
    public CaseworkerId Responsible(ItemKey what, CaseworkerId holder) =>
        Answering.TryGetValue(what, out var answering) && answering.Holder == holder ? answering.Person : holder;

    /// <summary>Who answers now for an intervention; one that has ended rests with its last holder.</summary>
    public CaseworkerId Responsible(Intervention intervention) => intervention.Status == InterventionStatus.Ended || Answering.IsEmpty
        ? intervention.Holder.Caseworker
        : Responsible(Responsibility.For(intervention).Key, intervention.Holder.Caseworker);

    /// <summary>Who answers now for the coordinator role; null while it is vacant.</summary>
    public CaseworkerId? ResponsibleCoordinator =>
        Coordinator is { } role ? Responsible(Responsibility.CoordinatorRole.Key, role.Holder.Caseworker) : null;

    /// <summary>A contact, if it is known.</summary>
    public Contact? FindContact(ItemId id) =>
        Items.TryGetValue(ItemKey.For(Events.ItemKinds.Contact, id), out var item) && item.IsKnown ? Contact.Of(item) : null;

    /// <summary>Contacts that nobody has answered, in order.</summary>
    public IReadOnlyList<Contact> OpenContacts()
    {
        List<Contact>? open = null;
        foreach (var item in Known(Events.ItemKinds.Contact))
            if (Contact.Of(item) is { AnsweredAt: null } contact) (open ??= []).Add(contact);
        return open ?? (IReadOnlyList<Contact>)[];
    }

    /// <summary>The plan that counts: the one agreed last; null where none was agreed.</summary>
    public Plan? CurrentPlan()
    {
        Plan? current = null;
        foreach (var item in Known(Events.ItemKinds.Plan))
            if (Plan.Of(item) is var plan && (current is null || plan.AgreedOn > current.AgreedOn)) current = plan;
        return current;
    }

    /// <summary>Who owns an open contact and who answers for it now, as journaled; null for one that is answered.</summary>
    public Answering? OwnerOf(Contact contact)
    {
        if (contact.AnsweredAt is not null) return null;
        var what = Responsibility.For(contact).Key;
        return ContactOwner.KnownHolderOf(this, contact) is { } holder
            ? new Answering(what, holder.Caseworker, Responsible(what, holder.Caseworker))
            : Answering.GetValueOrDefault(what);
    }

    /// <summary>Whether a responsibility is over: the intervention has ended, the contact is answered.</summary>
    public bool IsOver(Responsibility what) => what switch
    {
        { Type: ResponsibilityType.Intervention, Id: { } id } =>
            Interventions.GetValueOrDefault(id) is { Status: InterventionStatus.Ended },
        { Type: ResponsibilityType.Contact, Id: { } id } => FindContact(id) is { AnsweredAt: not null },
        _ => false,
    };

    /// <summary>The intervention a department's reference means: its own, else one written in full (BIF/123).</summary>
    public Intervention? FindIntervention(DepartmentCode sender, string? reference) => Find(Interventions, sender, reference);

    /// <summary>The appointment a department's reference means: its own, else one written in full (BIF/123).</summary>
    public Appointment? FindAppointment(DepartmentCode sender, string? reference) => Find(Appointments, sender, reference);

    /// <summary>Items of one kind that are known, in order.</summary>
    public KnownItems Known(string kind) => new(Items, kind);

    /// <summary>The thing of a kind that a department's reference means: its own, else one written in full (BIF/123).</summary>
    public ReportedItem? FindItem(string kind, DepartmentCode sender, string? reference)
    {
        if (reference is null) return null;
        return Items.GetValueOrDefault(ItemKey.For(kind, ReportedItem.IdOf(sender, reference)))
            ?? Items.GetValueOrDefault(ItemKey.For(kind, new ItemId(reference)));
    }

    private static T? Find<T>(SortedMap<ItemId, T> map, DepartmentCode sender, string? reference) where T : class
    {
        if (reference is null) return null;
        return map.GetValueOrDefault(ReportedItem.IdOf(sender, reference)) ?? map.GetValueOrDefault(new ItemId(reference));
    }
}
