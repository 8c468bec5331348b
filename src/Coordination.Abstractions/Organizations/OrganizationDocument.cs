using Coordination.Events;

namespace Coordination.Organizations;

// One closed family: the organization document, which is put and read as a whole.

/// <summary>
/// Who works where, who leads whom, and who substitutes for whom. The document is put as a whole and applies from that instant on.
/// </summary>
[GenerateSerializer, Immutable, Alias("organization-document")]
public sealed record OrganizationDocument
{
    /// <summary>The caseworker who is the data-protection officer; null: not stated. It is kept and shown; nothing reads it yet.</summary>
    [Id(0)] public string? DataProtectionOfficer { get; init; }

    /// <summary>Codes are unique.</summary>
    [Id(1)] public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>Ids are unique.</summary>
    [Id(2)] public IReadOnlyList<OrganizationUnit> Units { get; init; } = [];

    /// <summary>Ids are unique. A caseworker missing from a new document has left.</summary>
    [Id(3)] public IReadOnlyList<Caseworker> Caseworkers { get; init; } = [];

    /// <summary>Who staffs a department's entry for another department, and when.</summary>
    [Id(4)] public IReadOnlyList<RotaEntry> Rota { get; init; } = [];
}

/// <summary>A department (forvaltning) or outside party.</summary>
[GenerateSerializer, Immutable, Alias("department")]
public sealed record Department
{
    /// <summary>The first part of the sources of its systems, such as <c>BIF</c>.</summary>
    [Id(0)] public required string Code { get; init; }

    [Id(1)] public required string Name { get; init; }

    /// <summary>The head of the department, a caseworker id.</summary>
    [Id(2)] public required string Leader { get; init; }

    /// <summary>E-mail address of its operations; null: none.</summary>
    [Id(3)] public string? OperationsContact { get; init; }

    /// <summary>The id of the unit that other departments contact first; null: none.</summary>
    [Id(4)] public string? EntryUnit { get; init; }

    /// <summary>
    /// The local day it starts to work with the service. Until then its events are taken in, found and shown, but alert nobody. Null:
    /// it has always worked with it.
    /// </summary>
    [Id(9)] public DateOnly? LiveFrom { get; init; }
}

/// <summary>A unit (enhed) of a department.</summary>
[GenerateSerializer, Immutable, Alias("organization-unit")]
public sealed record OrganizationUnit
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Department { get; init; }

    [Id(2)] public required string Name { get; init; }

    /// <summary>The unit's leader, a caseworker id; null: none.</summary>
    [Id(3)] public string? Leader { get; init; }

    /// <summary>Telephone number for other departments; null: none.</summary>
    [Id(4)] public string? EntryPhone { get; init; }
}

/// <summary>A caseworker (sagsbehandler), leaders included.</summary>
[GenerateSerializer, Immutable, Alias("caseworker")]
public sealed record Caseworker
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    /// <summary>The department of the main post.</summary>
    [Id(2)] public required string Department { get; init; }

    /// <summary>The unit of the main post.</summary>
    [Id(3)] public required string Unit { get; init; }

    /// <summary>E-mail address; null: not known.</summary>
    [Id(4)] public string? Email { get; init; }

    /// <summary>Telephone number; null: not known.</summary>
    [Id(5)] public string? Phone { get; init; }

    /// <summary>Who is responsible while this caseworker is absent, a caseworker id; null: nobody is named.</summary>
    [Id(6)] public string? Substitute { get; init; }

    /// <summary>Null: not absent.</summary>
    [Id(7)] public Absence? Absent { get; init; }

    /// <summary>
    /// The posts in other departments, at most one in each. The caseworker signs in once and has the rights of every post. Usually
    /// empty.
    /// </summary>
    [Id(8)] public IReadOnlyList<FurtherPost> Posts { get; init; } = [];

    /// <summary>Compares the posts by their contents.</summary>
    public bool Equals(Caseworker? other) =>
        other is not null && Id == other.Id && Name == other.Name && Department == other.Department && Unit == other.Unit
        && Email == other.Email && Phone == other.Phone && Substitute == other.Substitute && Absent == other.Absent
        && Posts.SequenceEqual(other.Posts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Department, Unit, Email, Phone, Substitute, Absent);
}

/// <summary>A post of a caseworker in another department than that of the main post.</summary>
[GenerateSerializer, Immutable, Alias("further-post")]
public sealed record FurtherPost
{
    [Id(0)] public required string Department { get; init; }

    /// <summary>A unit of that department.</summary>
    [Id(1)] public required string Unit { get; init; }
}

/// <summary>An absence. Dates are inclusive.</summary>
[GenerateSerializer, Immutable, Alias("absence")]
public sealed record Absence
{
    /// <summary>Begins with this local day, or at this instant.</summary>
    [Id(0)] public required DateOrInstant From { get; init; }

    /// <summary>Ends with this local day, or at this instant; null: until further notice.</summary>
    [Id(1)] public DateOrInstant? To { get; init; }
}

/// <summary>A period in which a caseworker staffs a department's entry for another department.</summary>
[GenerateSerializer, Immutable, Alias("rota-entry")]
public sealed record RotaEntry
{
    /// <summary>The department that staffs the entry.</summary>
    [Id(0)] public required string Department { get; init; }

    /// <summary>The department it is staffed for.</summary>
    [Id(1)] public required string For { get; init; }

    [Id(2)] public required string Caseworker { get; init; }

    [Id(3)] public required DateOrInstant From { get; init; }

    [Id(4)] public required DateOrInstant To { get; init; }
}
