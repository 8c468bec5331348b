using Coordination.Events;

namespace Coordination.Organizations;

// One closed family: the organization document as it is put and got, whole.

/// <summary>Who works where, who leads whom, who stands in for whom. Put as a whole, dated from when it is put.</summary>
[GenerateSerializer, Immutable, Alias("organization-document")]
public sealed record OrganizationDocument
{
    /// <summary>The caseworker who is told when the glass is broken; optional.</summary>
    [Id(0)] public string? DataProtectionOfficer { get; init; }

    /// <summary>Departments; codes are unique.</summary>
    [Id(1)] public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>Units; ids are unique.</summary>
    [Id(2)] public IReadOnlyList<OrganizationUnit> Units { get; init; } = [];

    /// <summary>Caseworkers; ids are unique. One missing from a new document has left.</summary>
    [Id(3)] public IReadOnlyList<Caseworker> Caseworkers { get; init; } = [];

    /// <summary>Who staffs a department's entry for another department, and when.</summary>
    [Id(4)] public IReadOnlyList<RotaEntry> Rota { get; init; } = [];
}

/// <summary>A department (forvaltning) or outside party.</summary>
[GenerateSerializer, Immutable, Alias("department")]
public sealed record Department
{
    /// <summary>Code, the first part of its systems' sources.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Name.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Its head, a caseworker.</summary>
    [Id(2)] public required string Leader { get; init; }

    /// <summary>Where its operations are reached, an e-mail address.</summary>
    [Id(3)] public string? OperationsContact { get; init; }

    /// <summary>The unit others turn to first.</summary>
    [Id(4)] public string? EntryUnit { get; init; }
}

/// <summary>A unit (enhed) of a department.</summary>
[GenerateSerializer, Immutable, Alias("organization-unit")]
public sealed record OrganizationUnit
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Its department's code.</summary>
    [Id(1)] public required string Department { get; init; }

    /// <summary>Name.</summary>
    [Id(2)] public required string Name { get; init; }

    /// <summary>Unit leader, a caseworker.</summary>
    [Id(3)] public string? Leader { get; init; }

    /// <summary>The number to call as an outsider.</summary>
    [Id(4)] public string? EntryPhone { get; init; }
}

/// <summary>A caseworker (sagsbehandler), leaders included.</summary>
[GenerateSerializer, Immutable, Alias("caseworker")]
public sealed record Caseworker
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Name.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Department code.</summary>
    [Id(2)] public required string Department { get; init; }

    /// <summary>Unit id.</summary>
    [Id(3)] public required string Unit { get; init; }

    /// <summary>E-mail address.</summary>
    [Id(4)] public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    [Id(5)] public string? Phone { get; init; }

    /// <summary>Who stands in while this one is absent, a caseworker.</summary>
    [Id(6)] public string? Substitute { get; init; }

    /// <summary>Absence, if any.</summary>
    [Id(7)] public Absence? Absent { get; init; }
}

/// <summary>When somebody is away; dates are inclusive. Without an end it lasts until further notice.</summary>
[GenerateSerializer, Immutable, Alias("absence")]
public sealed record Absence
{
    /// <summary>From the start of this day, or from this instant.</summary>
    [Id(0)] public required DateOrInstant From { get; init; }

    /// <summary>To the end of this day, or to this instant.</summary>
    [Id(1)] public DateOrInstant? To { get; init; }
}

/// <summary>One turn of a department's entry for another department.</summary>
[GenerateSerializer, Immutable, Alias("rota-entry")]
public sealed record RotaEntry
{
    /// <summary>The department that staffs the entry.</summary>
    [Id(0)] public required string Department { get; init; }

    /// <summary>The department it is staffed for.</summary>
    [Id(1)] public required string For { get; init; }

    /// <summary>Who.</summary>
    [Id(2)] public required string Caseworker { get; init; }

    /// <summary>From.</summary>
    [Id(3)] public required DateOrInstant From { get; init; }

    /// <summary>To.</summary>
    [Id(4)] public required DateOrInstant To { get; init; }
}
