using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>A part of a place: items, and everything that is journaled about them.</summary>
internal sealed class PlacePortion
{
    private readonly HashSet<ItemKey> _items = [];
    private readonly HashSet<string> _about = new(StringComparer.Ordinal);
    private readonly HashSet<DeadlineId> _deadlines = [];
    private readonly HashSet<ConflictId> _conflicts = [];
    private readonly HashSet<EventKey> _events = [];

    /// <param name="citizen">The whole place.</param>
    /// <param name="isIn">Whether an event is in the portion. An item is in it with the event it begins with.</param>
    /// <param name="withShared">Whether conflicts with items outside the portion belong to it too.</param>
    private PlacePortion(Citizen citizen, Func<TakenEvent, bool> isIn, bool withShared)
    {
        HashSet<string> elsewhere = new(StringComparer.Ordinal);
        foreach (var (key, id, first) in Beginnings(citizen))
            if (isIn(first)) (_, _) = (_items.Add(key), _about.Add(id.Value));
            else elsewhere.Add(id.Value);
        foreach (var taken in citizen.AllEvents())
            if (isIn(taken)) _events.Add(EventKey.For(taken.Event));

        // Ids are unique within a kind. One that an item of another kind has too tells nothing.
        _about.ExceptWith(elsewhere);
        foreach (var conflict in citizen.Conflicts.Values)
            if (HasWhole(conflict) || (withShared && conflict.Parties.Any(IsIn)))
                (_, _) = (_conflicts.Add(conflict.Id), _about.Add(conflict.Id.Value));
        foreach (var handover in citizen.Handovers.Values)
            if (Has(handover)) _about.Add(handover.Id.Value);
        foreach (var deadline in citizen.Deadlines.Values)
            if (_about.Contains(deadline.About)) _deadlines.Add(deadline.Id);
    }

    /// <summary>The portion of a place that began under a key.</summary>
    public static PlacePortion BegunUnder(Citizen citizen, CitizenKey key) =>
        new(citizen, taken => taken.IsUnder(key, citizen.Key), withShared: false);

    /// <summary>The portion of a place that began under none of these keys.</summary>
    /// <param name="shared">Events that are not in it whatever keys they came under.</param>
    public static PlacePortion BegunUnderNone(Citizen citizen, HashSet<CitizenKey> keys, HashSet<TakenEvent> shared) =>
        new(citizen, taken => !shared.Contains(taken) && !taken.KeysAt(citizen.Key).Any(keys.Contains), withShared: true);

    /// <summary>Whether a substitute is that of the coordinator.</summary>
    public static bool IsOfCoordinator(Answering answering) => answering.What == Responsibility.CoordinatorRole.Key;

    public bool Has(Answering answering) => _items.Contains(answering.What);

    public bool Has(Handover handover) => _items.Contains(handover.What.Key);

    /// <summary>A barrier belongs to what it was met at.</summary>
    public bool Has(LoggedBarrier barrier) => barrier.IsAboutItem && _about.Contains(barrier.About!.Id);

    public bool Has(Conflict conflict) => _conflicts.Contains(conflict.Id);

    public bool Has(Deadline deadline) => _deadlines.Contains(deadline.Id);

    public bool Has(ParkedEvent parked) => _events.Contains(parked.Key);

    public bool Has(WithdrawnEvent withdrawn) => _events.Contains(withdrawn.Key);

    public bool Has(Alert alert) => alert.Subject.Kind switch
    {
        AlertSubjectKind.Conflict => _conflicts.Contains(new ConflictId(alert.Subject.Id)),
        AlertSubjectKind.Deadline => _deadlines.Contains(new DeadlineId(alert.Subject.Id)),
        AlertSubjectKind.Handover => _about.Contains(alert.Subject.Id),
        AlertSubjectKind.Parked or AlertSubjectKind.Withdrawn => _events.Contains(new EventKey(alert.Subject.Id)),
        AlertSubjectKind.Yield => _items.Contains(ItemKey.For(ItemKinds.Appointment, new ItemId(alert.Subject.Id))),
        _ => false,
    };

    /// <summary>
    /// What each item begins with; pairs of keys belong to no portion. What people decided about an item whose report was withdrawn
    /// stays with it.
    /// </summary>
    private static IEnumerable<(ItemKey Key, ItemId Id, TakenEvent First)> Beginnings(Citizen citizen)
    {
        HashSet<ItemKey> known = [];
        foreach (var item in citizen.Items.Values)
            if (item.IsKnown && item.Kind != ItemKinds.Number && known.Add(item.Key)) yield return (item.Key, item.Id, item.Events[0]);
        foreach (var taken in citizen.SetAside.Values.SelectMany(static aside => aside.Events))
            if (EventTypes.Of(taken.Event) is { BringsIntoBeing: true } && ReportedItem.Of(taken.Event) is var (kind, id, key)
                && kind != ItemKinds.Number && known.Add(key))
                yield return (key, id, taken);
    }

    private bool HasWhole(Conflict conflict) => conflict.Parties.All(IsIn);

    private bool IsIn(Party party) => _items.Contains(ItemKey.For(Vocabulary.WordFor(party.Type), party.Id));
}
