using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>A caseworker or a whole unit. Persons are ordered before units, each by id.</summary>
public readonly record struct PersonOrUnit : IComparable<PersonOrUnit>
{
    private PersonOrUnit(bool isUnit, string id) => (IsUnit, Id) = (isUnit, id);

    public bool IsUnit { get; }

    /// <summary>The id of the caseworker or of the unit.</summary>
    public string Id { get; }

    /// <summary>The caseworker; null for a unit.</summary>
    public CaseworkerId? Person => IsUnit ? null : new CaseworkerId(Id);

    /// <summary>The unit; null for a caseworker.</summary>
    public UnitId? Unit => IsUnit ? new UnitId(Id) : null;

    /// <summary>A caseworker, or the operations of a department, which receive what no caseworker can receive.</summary>
    public static PersonOrUnit Of(CaseworkerId person) => new(isUnit: false, person.Value);

    /// <summary>A unit: all of its members and its leader.</summary>
    public static PersonOrUnit Of(UnitId unit) => new(isUnit: true, unit.Value);

    /// <inheritdoc/>
    public int CompareTo(PersonOrUnit other)
    {
        var byKind = IsUnit.CompareTo(other.IsUnit);
        return byKind != 0 ? byKind : string.CompareOrdinal(Id, other.Id);
    }
}
