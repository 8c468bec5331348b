using System.Text.Json.Serialization;

namespace Coordination.Ids;

// One closed family: the identities of the domain.

/// <summary>The stable pseudonym of a citizen. Safe in addresses; never a CPR number.</summary>
[GenerateSerializer, Immutable, Alias("citizen-key"), JsonConverter(typeof(TextIdJsonConverter<CitizenKey>))]
public readonly record struct CitizenKey([property: Id(0)] string Value) : ITextId<CitizenKey>, IComparable<CitizenKey>
{
    /// <inheritdoc/>
    public static CitizenKey Of(string value) => new(value);

    public int CompareTo(CitizenKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>
/// A caseworker, as the organization document names them. Ids that differ only in case or surrounding space are the same id.
/// </summary>
[GenerateSerializer, Immutable, Alias("caseworker-id"), JsonConverter(typeof(TextIdJsonConverter<CaseworkerId>))]
public readonly record struct CaseworkerId(string Value) : ITextId<CaseworkerId>, IComparable<CaseworkerId>
{
    /// <summary>The form in which it is compared and stored (<see cref="IdSpelling"/>); shown as the organization spells it.</summary>
    [Id(0)] public string Value { get; init; } = IdSpelling.Name(Value);

    /// <inheritdoc/>
    public static CaseworkerId Of(string value) => new(value);

    public int CompareTo(CaseworkerId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A unit of a department. Ids that differ only in case or surrounding space are the same id.</summary>
[GenerateSerializer, Immutable, Alias("unit-id"), JsonConverter(typeof(TextIdJsonConverter<UnitId>))]
public readonly record struct UnitId(string Value) : ITextId<UnitId>, IComparable<UnitId>
{
    /// <summary>The form in which it is compared and stored (<see cref="IdSpelling"/>); shown as the organization spells it.</summary>
    [Id(0)] public string Value { get; init; } = IdSpelling.Name(Value);

    /// <inheritdoc/>
    public static UnitId Of(string value) => new(value);

    public int CompareTo(UnitId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A department (forvaltning) or outside party: the first part of a source, such as BIF. Codes that differ only in case or
/// surrounding space are the same code.</summary>
[GenerateSerializer, Immutable, Alias("department-code"), JsonConverter(typeof(TextIdJsonConverter<DepartmentCode>))]
public readonly record struct DepartmentCode(string Value) : ITextId<DepartmentCode>, IComparable<DepartmentCode>
{
    /// <summary>The form in which it is compared and stored (<see cref="IdSpelling"/>); shown as the organization spells it.</summary>
    [Id(0)] public string Value { get; init; } = IdSpelling.Department(Value);

    /// <inheritdoc/>
    public static DepartmentCode Of(string value) => new(value);

    public int CompareTo(DepartmentCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A reported item, such as an intervention or an appointment, under its public name: BIF/123.</summary>
[GenerateSerializer, Immutable, Alias("thing-id"), JsonConverter(typeof(TextIdJsonConverter<ItemId>))]
public readonly record struct ItemId(string Value) : ITextId<ItemId>, IComparable<ItemId>
{
    /// <summary>The name, with the department in the form in which it is compared.</summary>
    [Id(0)] public string Value { get; init; } = IdSpelling.Item(Value);

    /// <summary>The department whose item it is; the default value: the name has no department.</summary>
    public DepartmentCode Department => DepartmentIn(Value) is { IsEmpty: false } code ? new(DepartmentTexts.Of(code)) : default;

    /// <summary>The department's code in a public name, as it stands there; empty: the name has no department.</summary>
    public static ReadOnlySpan<char> DepartmentIn(string? name) =>
        name is not null && name.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? name.AsSpan(0, end) : default;

    /// <inheritdoc/>
    public static ItemId Of(string value) => new(value);

    public int CompareTo(ItemId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A conflict. Conflicts of the same kind and parties always have the same id. Opaque and safe in an address.</summary>
[GenerateSerializer, Immutable, Alias("conflict-id"), JsonConverter(typeof(TextIdJsonConverter<ConflictId>))]
public readonly record struct ConflictId([property: Id(0)] string Value) : ITextId<ConflictId>, IComparable<ConflictId>
{
    /// <inheritdoc/>
    public static ConflictId Of(string value) => new(value);

    public int CompareTo(ConflictId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A deadline: a department's own (BIF/123) or one of a rule. Unique within its citizen.</summary>
[GenerateSerializer, Immutable, Alias("deadline-id"), JsonConverter(typeof(TextIdJsonConverter<DeadlineId>))]
public readonly record struct DeadlineId([property: Id(0)] string Value) : ITextId<DeadlineId>, IComparable<DeadlineId>
{
    /// <inheritdoc/>
    public static DeadlineId Of(string value) => new(value);

    public int CompareTo(DeadlineId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A handover. Unique within its citizen; opaque and safe in an address.</summary>
[GenerateSerializer, Immutable, Alias("handover-id"), JsonConverter(typeof(TextIdJsonConverter<HandoverId>))]
public readonly record struct HandoverId([property: Id(0)] string Value) : ITextId<HandoverId>, IComparable<HandoverId>
{
    /// <inheritdoc/>
    public static HandoverId Of(string value) => new(value);

    public int CompareTo(HandoverId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A measure that the coordinator asked a department for. Unique within its citizen; opaque and safe in an address.</summary>
[GenerateSerializer, Immutable, Alias("measure-id"), JsonConverter(typeof(TextIdJsonConverter<MeasureId>))]
public readonly record struct MeasureId([property: Id(0)] string Value) : ITextId<MeasureId>, IComparable<MeasureId>
{
    /// <inheritdoc/>
    public static MeasureId Of(string value) => new(value);

    public int CompareTo(MeasureId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A barrier that a professional logged. Unique within its citizen; opaque and safe in an address.</summary>
[GenerateSerializer, Immutable, Alias("barrier-id"), JsonConverter(typeof(TextIdJsonConverter<BarrierId>))]
public readonly record struct BarrierId([property: Id(0)] string Value) : ITextId<BarrierId>, IComparable<BarrierId>
{
    /// <inheritdoc/>
    public static BarrierId Of(string value) => new(value);

    public int CompareTo(BarrierId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A link to a step of the plan. Unique within its citizen; opaque and safe in an address.</summary>
[GenerateSerializer, Immutable, Alias("step-link-id"), JsonConverter(typeof(TextIdJsonConverter<StepLinkId>))]
public readonly record struct StepLinkId([property: Id(0)] string Value) : ITextId<StepLinkId>, IComparable<StepLinkId>
{
    /// <inheritdoc/>
    public static StepLinkId Of(string value) => new(value);

    public int CompareTo(StepLinkId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>An alert to one receiver about one matter. Globally unique; opaque and safe in an address.</summary>
[GenerateSerializer, Immutable, Alias("alert-id"), JsonConverter(typeof(TextIdJsonConverter<AlertId>))]
public readonly record struct AlertId([property: Id(0)] string Value) : ITextId<AlertId>, IComparable<AlertId>
{
    /// <inheritdoc/>
    public static AlertId Of(string value) => new(value);

    public int CompareTo(AlertId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
