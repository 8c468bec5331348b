using System.Text.Json.Serialization;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>What sort of addressee it is.</summary>
public enum AddresseeKind
{
    /// <summary>One caseworker.</summary>
    Person,

    /// <summary>The operations of a department.</summary>
    Operations,

    /// <summary>Every member of a unit and its leader.</summary>
    Unit,
}

/// <summary>
/// Who receives an alert or is involved with a citizen: one caseworker, one whole unit, or the operations of a department.
/// </summary>
/// <remarks>
/// <para>
/// Stored, compared and hashed into alert ids as its <see cref="Value"/>, which never changes: the id of a caseworker,
/// <c>unit:ID</c> or <c>operations:DEPARTMENT</c>. This type alone writes and reads these forms.
/// </para>
/// <para>Ordered: persons and operations before units, each by the stored text.</para>
/// </remarks>
[JsonConverter(typeof(TextIdJsonConverter<Addressee>))]
public readonly record struct Addressee : ITextId<Addressee>, IComparable<Addressee>
{
    private const string UnitPrefix = ReservedWords.UnitPrefix;
    private const string OperationsPrefix = ReservedWords.OperationsPrefix;

    private Addressee(AddresseeKind kind, string value) => (Kind, Value) = (kind, value);

    public AddresseeKind Kind { get; }

    /// <summary>The stored text.</summary>
    public string Value { get; }

    /// <summary>The caseworker; null for a unit and for operations.</summary>
    public CaseworkerId? Person => Kind == AddresseeKind.Person ? new CaseworkerId(Value) : null;

    /// <summary>The unit; null for a caseworker and for operations.</summary>
    public UnitId? Unit => Kind == AddresseeKind.Unit ? new UnitId(Value[UnitPrefix.Length..]) : null;

    /// <summary>The department whose operations it is; null for a caseworker and for a unit.</summary>
    public DepartmentCode? Operations =>
        Kind == AddresseeKind.Operations ? new DepartmentCode(Value[OperationsPrefix.Length..]) : null;

    /// <summary>Whoever holds something: a caseworker, or operations under the id that stands for them.</summary>
    public static Addressee Of(CaseworkerId holder) => new(
        holder.Value is { } id && id.StartsWith(OperationsPrefix, StringComparison.Ordinal)
            ? AddresseeKind.Operations
            : AddresseeKind.Person,
        holder.Value);

    /// <summary>A unit: every member and its leader.</summary>
    public static Addressee Of(UnitId unit) => new(AddresseeKind.Unit, UnitPrefix + unit.Value);

    /// <summary>The operations of a department.</summary>
    public static Addressee OperationsOf(DepartmentCode department) => new(AddresseeKind.Operations, OperationsPrefix + department.Value);

    /// <summary>Reads the stored text.</summary>
    public static Addressee Of(string value) => value.StartsWith(UnitPrefix, StringComparison.Ordinal)
        ? new Addressee(AddresseeKind.Unit, value)
        : Of(new CaseworkerId(value));

    /// <inheritdoc/>
    public int CompareTo(Addressee other)
    {
        var units = (Kind == AddresseeKind.Unit).CompareTo(other.Kind == AddresseeKind.Unit);
        return units != 0 ? units : string.CompareOrdinal(Value, other.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
