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

    /// <param name="citizen">The whole place.</param>
    /// <param name="isIn">Whether an item is in the portion.</param>
    /// <param name="withShared">Whether conflicts with items outside the portion belong to it too.</param>
    public PlacePortion(Citizen citizen, Func<ReportedItem, bool> isIn, bool withShared)
    {
        HashSet<string> elsewhere = new(StringComparer.Ordinal);
        foreach (var item in citizen.Items.Values)
            if (item.IsKnown && isIn(item)) (_, _) = (_items.Add(item.Key), _about.Add(item.Id.Value));
            else elsewhere.Add(item.Id.Value);

        // Ids are unique within a kind. One that an item of another kind has too tells nothing.
        _about.ExceptWith(elsewhere);
        foreach (var conflict in citizen.Conflicts.Values)
            if (HasWhole(conflict) || (withShared && conflict.Parties.Any(IsIn))) (_, _) = (_conflicts.Add(conflict.Id), _about.Add(conflict.Id.Value));
        foreach (var handover in citizen.Handovers.Values)
            if (Has(handover)) _about.Add(handover.Id.Value);
        foreach (var deadline in citizen.Deadlines.Values)
            if (_about.Contains(deadline.About)) _deadlines.Add(deadline.Id);
    }

    /// <summary>The portion of a place that began under a key.</summary>
    public static PlacePortion BegunUnder(Citizen citizen, CitizenKey key) =>
        new(citizen, item => item.Kind != ItemKinds.Number && item.Events[0].IsUnder(key, citizen.Key), withShared: false);

    /// <summary>Whether a substitute is that of the coordinator.</summary>
    public static bool IsOfCoordinator(Answering answering) => answering.What == Responsibility.CoordinatorRole.Key;

    public bool Has(Answering answering) => _items.Contains(answering.What);

    public bool Has(Handover handover) => _items.Contains(handover.What.Key);

    public bool Has(Conflict conflict) => _conflicts.Contains(conflict.Id);

    public bool Has(Deadline deadline) => _deadlines.Contains(deadline.Id);

    public bool Has(Alert alert) => alert.Subject.Kind switch
    {
        AlertSubjectKind.Conflict => _conflicts.Contains(new ConflictId(alert.Subject.Id)),
        AlertSubjectKind.Deadline => _deadlines.Contains(new DeadlineId(alert.Subject.Id)),
        AlertSubjectKind.Handover => _about.Contains(alert.Subject.Id),
        AlertSubjectKind.Yield => _items.Contains(ItemKey.For(ItemKinds.Appointment, new ItemId(alert.Subject.Id))),
        _ => false,
    };

    private bool HasWhole(Conflict conflict) => conflict.Parties.All(IsIn);

    private bool IsIn(Party party) => _items.Contains(ItemKey.For(Vocabulary.WordFor(party.Type), party.Id));
}
