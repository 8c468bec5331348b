using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// An item that a text names: its id, and the item as far as it is known. The name is made of these alone, so equal mentioned items have
/// equal names. Two are equal if they hold the same object; the state is immutable.
/// </summary>
internal readonly struct MentionedItem : IEquatable<MentionedItem>
{
    private readonly ItemId _id;
    private readonly object? _item;
    private readonly bool _isSecret;

    private MentionedItem(Citizen citizen, ItemId id, object? item) => (_id, _item, _isSecret) = (id, item, citizen.IsSecret(id));

    /// <summary>An appointment, intervention, admission, sanction, requirement, benefit, goal or feedback.</summary>
    public static MentionedItem In(Citizen citizen, ItemId id)
    {
        if (citizen.Appointments.TryGetValue(id, out var appointment)) return new(citizen, id, appointment);
        if (citizen.Interventions.TryGetValue(id, out var intervention)) return new(citizen, id, intervention);
        if (citizen.Admissions.TryGetValue(id, out var admission)) return new(citizen, id, admission);
        if (citizen.Sanctions.TryGetValue(id, out var sanction)) return new(citizen, id, sanction);
        return new(
            citizen, id,
            Known(citizen, ItemKinds.Requirement, id) ?? Known(citizen, ItemKinds.Benefit, id) ?? Known(citizen, ItemKinds.Goal, id)
            ?? Known(citizen, ItemKinds.Feedback, id));
    }

    public static MentionedItem ContactIn(Citizen citizen, ItemId id) =>
        new(citizen, id, Known(citizen, ItemKinds.Contact, id));

    /// <summary>The item's name; the id if the item is not known.</summary>
    public TextPart Name => ItemTexts.Of(_item, _id);

    /// <summary>The item's department; the default value for the citizen.</summary>
    public DepartmentCode Department => ItemId.DepartmentIn(_id.Value) is { IsEmpty: false } code ? new(code.ToString()) : default;

    /// <summary>The name for somebody who may not see the content of the item's department.</summary>
    /// <param name="withTime">Whether the reader needs its time to rebook something.</param>
    public TextPart MaskedName(bool withTime)
    {
        var authority = ("authority", (TextPart)Authority);
        return withTime && StartsAt is { } at
            ? Sentence.Of("masked.item-at", authority, ("when", new InstantText(at)))
            : Sentence.Of("masked.item", authority);
    }

    /// <summary>The item's department, for somebody who may not see its content.</summary>
    public AuthorityText Authority => _isSecret ? AuthorityText.Other : new AuthorityText(Department.Value);

    private DateTimeOffset? StartsAt => _item switch
    {
        Appointment appointment => appointment.StartsAt,
        Admission admission => admission.StartedAt,
        _ => null,
    };

    public bool Equals(MentionedItem other) =>
        _id == other._id && ReferenceEquals(_item, other._item) && _isSecret == other._isSecret;

    public override bool Equals(object? obj) => obj is MentionedItem other && Equals(other);

    public override int GetHashCode() => _id.GetHashCode();

    private static ReportedItem? Known(Citizen citizen, string kind, ItemId id) =>
        citizen.Item(kind, id) is { IsKnown: true } item ? item : null;
}
